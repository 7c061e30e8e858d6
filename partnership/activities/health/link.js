import { faultIn, filled } from "../tools/schema.js";

// An invitation as an address: what is asked stands after the `#`, which no browser sends to a
// server. `link.py` makes the same.

const START = "#invite=";
const VERSION = 1;

/** Characters of a whole address; mail and chat break longer ones. As in `link.py`. */
const LONGEST = 1500;
const UNCHANGED = "Nothing here was changed.";

/**
 * The link that invites to answer the same questions, or why there is none.
 * @param {any} work what `work.all()` gives @param {string} address of the page, without `?` and `#`
 * @returns {{link?: string, fault?: string}}
 */
export function linkOf({ questions, own, name, purpose }, address) {
  if (!questions.length && !own.length) return { fault: "Nothing is asked yet. Choose statements under 1 first." };
  const content = JSON.stringify([VERSION, grouped(questions), own.map(({ id, text }) => [id, text]), name, purpose]);
  const bytes = String.fromCharCode(...new TextEncoder().encode(content));
  const link = `${address}${START}${btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
  if (link.length <= LONGEST) return { link };
  const [long, most] = [link.length, LONGEST].map((count) => count.toLocaleString("en-GB"));
  return { fault: `The link would have ${long} characters, and ${most} is the most that mail can be trusted with. Ask less, shorten your own questions or what it is for, or send the invitation as a file.` };
}

/** Ids that follow each other in one framework name it once. @param {string[]} ids */
function grouped(ids) {
  const groups = [];
  for (const id of ids) {
    const [set, item] = id.split(".");
    if (groups.at(-1)?.[0] === set) groups.at(-1).push(item);
    else groups.push([set, item]);
  }
  return groups;
}

/**
 * The work that an invitation in an address stands for, or what is wrong with it; nothing if the
 * address holds none.
 * @param {string} hash what stands in the address from `#` on @param {any} spec
 * @returns {{work?: any, fault?: string, told?: string} | null}
 */
export function invitationIn(hash, spec) {
  if (!hash.startsWith(START)) return null;
  const damaged = { fault: `The invitation in that link cannot be read: it is damaged, or was cut short. ${UNCHANGED} Copy the whole link, or ask for the invitation as a file.` };
  if (hash.length > LONGEST) return damaged;
  let work;
  try {
    const bytes = atob(hash.slice(START.length).replaceAll("-", "+").replaceAll("_", "/"));
    const content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0))));
    if (content[0] > VERSION) return { fault: `That link was made by a newer version of the course. ${UNCHANGED} Ask for the invitation as a file.` };
    const [version, groups, own, name, purpose, ...more] = content;
    if (version !== VERSION || more.length) return damaged;
    const questions = groups.flatMap(([set, ...items]) => items.map((item) => `${set}.${item}`));
    work = { questions, own: own.map(([id, text]) => ({ id, text })), name, purpose };
  } catch {
    return damaged;
  }
  const fault = faultIn(spec.shape, work);
  if (fault) return { fault: `The invitation in that link does not fit (${fault}). ${UNCHANGED} Ask for the invitation as a file.` };
  return { work: filled(spec.shape, work), told: "The invitation is here. Add your own answers under 3, save them as a file, and send that back." };
}

/** Take the invitation out of the page's own address, so that it is brought in once. @param {any} spec */
export function arriving(spec) {
  const found = invitationIn(location.hash, spec);
  if (found) history.replaceState(history.state, "", location.href.split("#")[0]);
  return found;
}
