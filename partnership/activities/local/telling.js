import { story, whenOf } from "./story.js";
import { courseSays, sorted } from "./words.js";

/** @param {any} work @param {any} spec @returns {any[][]} blocks of a report */
export function report(work, spec) {
  const [events, words] = [work.get("events"), work.get("words")];
  const ours = story(events, spec, "none").flatMap(([, some]) => some);
  const nearby = ours.length ? between(spec, ours) : [];
  return [
    ["h2", "What happened here"],
    ...(ours.length
      ? [["table", { caption: "Our own events", columns: ["When", "What happened", "What it changed for us"], rows: ours.map((one) => [whenOf(one), one.title, one.changed]) }]]
      : [["p", "Nothing is written yet."]]),
    ...(nearby.length
      ? [["table", { caption: "In the country at the same time", columns: ["When", "What happened", "Where"], rows: nearby.map((one) => [whenOf(one), one.title, one.place]) }]]
      : []),
    ["h2", "What our words mean"],
    ...(words.length ? [["table", { caption: "Our words, beside the course's", ...glossary(words, spec) }]] : [["p", "Nothing is written yet."]]),
  ];
}

/** @param {any} work @param {any} spec */
export function tables(work, spec) {
  const ours = story(work.get("events"), spec, "none").flatMap(([, some]) => some);
  return [
    { name: "Events", columns: ["Year", "Month", "What happened", "What it changed"], rows: ours.map((one) => [one.year, one.month || "", one.title, one.changed]) },
    { name: "Words", ...glossary(work.get("words"), spec) },
  ];
}

/** National events from the first to the last of one's own. @param {any} spec @param {any[]} ours */
function between(spec, ours) {
  const years = ours.map((one) => one.year);
  const all = story([], spec, "").flatMap(([, some]) => some);
  return all.filter((one) => one.year >= Math.min(...years) && one.year <= Math.max(...years));
}

/** @param {any[]} words @param {any} spec */
function glossary(words, spec) {
  const rows = sorted(words).map((one) => [one.word, one.meaning, one.who, courseSays(spec, one.word)?.says ?? ""]);
  return { columns: ["Word", "What it means here", "Who uses it so", "What the course says"], rows };
}

/** Add somebody else's events and words to one's own; what is the same is not added twice. */
export const merge = {
  label: "Add it to mine",
  /** @param {any} mine @param {any} theirs @param {any} spec */
  of(mine, theirs, spec) {
    const key = (row, fields) => JSON.stringify(fields.map((name) => row[name]));
    const joined = (own, other, fields) => {
      const known = new Set(own.map((row) => key(row, fields)));
      return [...own, ...other.filter((row) => !known.has(key(row, fields)))];
    };
    const events = joined(mine.events, theirs.events, ["year", "month", "title", "changed"]);
    const words = joined(mine.words, theirs.words, ["word", "meaning", "who"]);
    if (Math.max(events.length, words.length) > spec.most) return { fault: `Together that would be more than ${spec.most} events or words.` };
    const [more, further] = [events.length - mine.events.length, words.length - mine.words.length];
    return { work: { events, words }, told: `Added: events ${more}, words ${further}. What was here is still here.` };
  },
};
