// What a table says when it is held against what it is for. Nothing here draws.

/** @param {any} seat */
export const nameOf = (seat) => seat.who.trim() || "Somebody";
export const THERE = [
  { id: "member", label: "A member" },
  { id: "asked", label: "Asked now and then" },
  { id: "missing", label: "Not there" },
];
export const HEARD = [
  { id: "", label: "Not looked at yet" },
  { id: "there", label: "Somebody from this group is at the table" },
  { id: "through", label: "Others speak for them" },
  { id: "missing", label: "Nobody" },
  { id: "elsewhere", label: "There are none here, as far as we have asked" },
];
const names = (seats) => seats.map(nameOf).join(", ");

/** Each part of the remit, with who brings something to it. @param {any} work */
export function remitRead(work) {
  const seats = work.get("seats");
  return work.get("remit").filter((one) => one.text.trim()).map((one) => {
    const of = (there) => seats.filter((seat) => seat.covers.includes(one.id) && (seat.there === "member") === there);
    return { text: one.text.trim(), here: of(true), away: of(false) };
  });
}

/** Members by sector: every sector, also those without any. @param {any} work @param {any} spec */
export function sectorsRead(work, spec) {
  const members = work.get("seats").filter((one) => one.there === "member");
  return spec.sectors.map(({ id, label }) => ({ label, seats: members.filter((one) => one.sector === id) }));
}

/** The four corners of power and interest. @param {any} work */
export function cornersRead(work) {
  const at = (power, interest) => work.get("seats").filter((one) => one.power === power && one.interest === interest);
  return [
    { title: "Much power, much at stake", seats: at("high", "high") },
    { title: "Much power, little at stake", seats: at("high", "low") },
    { title: "Little power, much at stake", seats: at("low", "high") },
    { title: "Little power, little at stake", seats: at("low", "low") },
  ];
}

/** What is missing, in sentences. @param {any} work @param {any} spec @returns {string[]} */
export function gapsOf(work, spec) {
  const seats = work.get("seats");
  const members = seats.filter((one) => one.there === "member");
  const gaps = [];
  for (const { text, here, away } of remitRead(work)) {
    if (!here.length) gaps.push(`Nobody at the table brings anything to: ${text}.${away.length ? ` ${names(away)} could.` : ""}`);
    else if (here.length === 1) gaps.push(`Only ${nameOf(here[0])} brings something to: ${text}.`);
  }
  const parents = members.filter((one) => one.sector === "parents");
  if (seats.length && !parents.length) gaps.push("No parent or carer is a member.");
  if (parents.length && !parents.some((one) => one.vote === "yes")) gaps.push("No parent is known to have a vote. A seat without a vote is usually placation.");
  const unheard = cornersRead(work)[2].seats;
  if (unheard.length) gaps.push(`Much at stake and little power: ${names(unheard)}. Ask what would change that.`);
  const strong = seats.filter((one) => one.there !== "member" && one.power === "high");
  if (strong.length) gaps.push(`Can make things happen and is no member: ${names(strong)}.`);
  const mute = members.filter((one) => !one.speaks_for.trim());
  if (mute.length) gaps.push(`Nobody has said for whom they speak: ${names(mute)}.`);
  const groups = spec.groups.filter(({ id }) => heardAs(work, id) === "missing").map((one) => one.label);
  if (groups.length) gaps.push(`Heard by nobody: ${groups.join("; ")}.`);
  const through = spec.groups.filter(({ id }) => heardAs(work, id) === "through").map((one) => one.label);
  if (through.length) gaps.push(`Only spoken for by others: ${through.join("; ")}.`);
  return gaps;
}

/** @param {any} work @param {string} id */
export const heardAs = (work, id) => (Object.hasOwn(work.get("groups"), id) ? work.get("groups")[id] : "");

/** Decisions with their rung, and a sentence on all of them. @param {any} work @param {any} spec */
export function decisionsRead(work, spec) {
  const placed = work
    .get("decisions")
    .filter((one) => one.what.trim())
    .map((one) => ({ ...one, rung: spec.ladder.rungs.find((rung) => rung.id === one.rung) }));
  const known = placed.filter((one) => one.rung);
  const real = known.filter((one) => one.rung.real).length;
  const words = known.length ? `In ${real} of ${known.length} decisions, families had power of their own.` : "";
  return { placed, words };
}

/** The ties, seat by seat. @param {any} work */
export function tiesInWords(work) {
  const words = { strong: "a strong tie", weak: "a weak tie", stressful: "a stressful tie", none: "no tie" };
  return work.get("seats").map((one) => `${nameOf(one)}: ${one.there === "missing" ? "not there; " : ""}${words[one.tie]}.`);
}
