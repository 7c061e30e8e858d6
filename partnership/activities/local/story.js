// One's own events and national ones, in one order of time.

const MONTHS = "January February March April May June July August September October November December".split(" ");

export const MONTH_OPTIONS = [{ id: "0", label: "Not known" }, ...MONTHS.map((label, place) => ({ id: String(place + 1), label }))];

/** @param {{year: number, month: number}} event */
export function whenOf({ year, month }) {
  return month ? `${MONTHS[month - 1]} ${year}` : String(year);
}

/** The event that was written, or what is wrong with it. @param {Record<string, string>} fields */
export function madeEvent({ year = "", month = "0", title = "", changed = "" }) {
  const number = Number(year);
  if (!/^\s*\d{4}\s*$/.test(year) || number < 1800 || number > 2100) {
    return { fault: "Year: write four figures between 1800 and 2100, such as 2024." };
  }
  if (!title.trim()) return { fault: "What happened: write a few words." };
  return { row: { year: number, month: Number(month), title: title.trim(), changed: changed.trim() } };
}

/**
 * Events in order of time, by decade. In a year, those of no known month come last; at the same
 * time, national ones come first.
 * @param {any[]} own @param {any} spec @param {string} nation "" for all, "none" for none
 */
export function story(own, spec, nation) {
  const covered = spec.nations[nation];
  const national =
    nation === "none"
      ? []
      : spec.events
          .filter(([, , place]) => !covered || covered.includes(place))
          .map(([year, month, place, title]) => ({ year, month, title, place: spec.places[place] }));
  const all = [...national, ...own.map((event, at) => ({ ...event, event, at, ours: true }))];
  const order = (one) => one.year * 100 + (one.month || 13);
  const decades = new Map();
  for (const one of all.sort((a, b) => order(a) - order(b))) {
    const decade = one.year - (one.year % 10);
    decades.set(decade, [...(decades.get(decade) ?? []), one]);
  }
  return [...decades];
}
