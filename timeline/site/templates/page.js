// All of the page works without this. It adds a button that copies an address, and chooses the calendar that a link
// such as index.html#jubilees asks for.
"use strict";

function choose() {
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked instanceof HTMLInputElement) {
    asked.checked = true;
    asked.scrollIntoView({ block: "center" });
  }
}

async function copy(button) {
  const address = button.closest(".by-hand").querySelector(".address").textContent;
  await navigator.clipboard.writeText(address);
  const told = button.textContent;
  button.textContent = button.dataset.copied;
  document.getElementById("said").textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = told; }, 2000);
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
addEventListener("hashchange", choose);
choose();
