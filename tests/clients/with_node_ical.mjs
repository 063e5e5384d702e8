// Prints the entries of a calendar as node-ical reads them: first day, last day, title and UID with U+001F between.
import ical from "node-ical";

const day = (date) =>
  [String(date.getFullYear()).padStart(4, "0"), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

for (const event of Object.values(ical.sync.parseFile(process.argv[2]))) {
  if (event.type === "VEVENT") {
    const { start, end } = event;
    const last = new Date(end.getFullYear(), end.getMonth(), end.getDate() - 1);
    // A text with a LANGUAGE comes as an object; a backslash before an n in it, as a backslash before a line end.
    const title = (event.summary.val ?? event.summary).replaceAll("\\\n", "\\n");
    console.log([day(start), day(last), title, event.uid].join("\x1f"));
  }
}
