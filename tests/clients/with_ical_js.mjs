// Prints the entries of a calendar as ical.js reads them: first day, last day, title and UID with U+001F between.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component, { strictExceptions: true });
  const last = event.endDate.clone();
  last.adjust(-1, 0, 0, 0);
  console.log([event.startDate, last, event.summary, event.uid].join("\x1f"));
}
