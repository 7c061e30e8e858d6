// Days and lengths of time in a workbook are numbers that a format shows as such.

/** The formats that every workbook has, and that show days and times. */
const KNOWN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
/** The one of these that shows how long something took. */
const HOURS = 46;
/** A format of hours, minutes or seconds that do not begin again after a day, an hour or a minute. */
const LENGTH = /\[(hh?|mm?|ss?)\]/i;
const DAY = 86_400_000;

/**
 * Which formats of a workbook show days or lengths of time, and on which day its count begins.
 * @param {Document | null} styles @param {Element | undefined} properties of the workbook
 */
export function datesIn(styles, properties) {
  const all = (tag) => [...(styles?.getElementsByTagNameNS("*", tag) ?? [])];
  const codes = new Map(all("numFmt").map((one) => [Number(one.getAttribute("numFmtId")), one.getAttribute("formatCode") ?? ""]));
  const looks = [...(all("cellXfs")[0]?.children ?? [])].map((one) => Number(one.getAttribute("numFmtId")));
  const is1904 = ["1", "true"].includes(properties?.getAttribute("date1904") ?? "");
  const shows = (number) => (codes.has(number) ? showsDay(codes.get(number)) : KNOWN.has(number));
  const isLength = (number) => (codes.has(number) ? LENGTH.test(codes.get(number).split(";")[0]) : number === HOURS);
  return {
    from1904: is1904,
    isDate: (look) => shows(looks[look ?? 0]),
    isLength: (look) => isLength(looks[look ?? 0]),
  };
}

/** Whether a format has a letter of days or times, beside words and colours. @param {string} code */
function showsDay(code) {
  const bare = code.split(";")[0].replace(/".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]/g, "");
  return /(?<![_\\])[dmhys]/i.test(bare);
}

/** A day and time in words such as `2026-11-22 09:30:00`. @param {number} number of days @param {boolean} from1904 */
export function dateIn(number, from1904) {
  const whole = Math.floor(number);
  // Excel counts a 29 February 1900 that there never was.
  const day = from1904 ? whole : whole > 0 && whole < 60 ? whole + 1 : whole;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const moment = new Date(start + day * DAY + Math.round((number - whole) * DAY));
  if (Number.isNaN(moment.getTime())) return String(number);
  const [date, time] = moment.toISOString().split("T");
  const [seconds, parts] = time.slice(0, -1).split(".");
  const exact = parts === "000" ? seconds : `${seconds}.${parts}000`;
  return number >= 0 && number < 1 && !from1904 ? exact : `${date} ${exact}`;
}

/** How long something took, in hours, minutes and seconds such as `26:30:00`. @param {number} number of days */
export function lengthIn(number) {
  const all = Math.round(Math.abs(number) * DAY);
  const [hours, minutes, seconds, parts] = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60, Math.floor(all / 1000) % 60, all % 1000];
  const two = (part) => String(part).padStart(2, "0");
  return `${number < 0 && all ? "-" : ""}${hours}:${two(minutes)}:${two(seconds)}${parts ? `.${String(parts).padStart(3, "0")}000` : ""}`;
}
