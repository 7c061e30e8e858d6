// Dates as people in the UK write them. `local/dates.py` reads the same.

const MONTHS = "january february march april may june july august september october november december".split(" ");
const SHORT = { sept: 9 };
const TIME = "(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?";
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /;
/** Each with the places of day, month and year among its parts; 0 where it has none. */
const FORMS = [
  [/^([0-9]{4})$/, 0, 0, 1],
  [/^([0-9]{1,2})[/.-]([0-9]{4})$/, 0, 1, 2],
  [new RegExp(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})${TIME}$`), 3, 2, 1],
  [/^([0-9]{4})-([0-9]{1,2})$/, 0, 2, 1],
  [new RegExp(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})${TIME}$`), 1, 2, 3],
  [/^([a-z]+)[.,]?[ -]([0-9]{4})$/, 0, 1, 2],
  [/^([0-9]{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]+)[.,]?[ -]([0-9]{4})$/, 1, 2, 3],
  [/^([a-z]+)[.]? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})$/, 2, 1, 3],
];

/** What a month is called in full or in short, or its number; 0 if it is none. @param {string} text */
export function monthIn(text) {
  const said = text.toLowerCase().replace(/[.]$/, "");
  if (/^[0-9]{1,2}$/.test(said)) return Number(said) <= 12 ? Number(said) : 0;
  const place = MONTHS.findIndex((name) => name === said || name.slice(0, 3) === said);
  return place < 0 ? (Object.hasOwn(SHORT, said) ? SHORT[said] : 0) : place + 1;
}

/**
 * A year from 1800 to 2100 and, where they are said, the month and the day; 0 where they are not.
 * @param {string} text @returns {{year: number, month: number, day: number} | null} nothing if it cannot be read
 */
export function whenIn(text) {
  const said = text.toLowerCase().replace(/[ \t\r\n\u00a0]+/g, " ").replace(WEEKDAY, "");
  for (const [form, day, month, year] of FORMS) {
    const parts = form.exec(said);
    if (!parts) continue;
    const found = { year: Number(parts[year]), month: month ? monthIn(parts[month]) : 0, day: day ? Number(parts[day]) : 0 };
    const isDate = !(month && !found.month) && !(day && !isDay(found));
    return isDate && found.year >= 1800 && found.year <= 2100 ? found : null;
  }
  return null;
}

/** @param {{year: number, month: number, day: number}} date */
function isDay({ year, month, day }) {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
