// What a table says when it is held against what it is for. Nothing here draws.

/** @param {any} seat */
export const nameOf = (seat) => seat.who.trim() || "Somebody";
export const THERE = [
  { id: "member", label: "A member" },
  { id: "asked", label: "Asked now and then" },
  { id: "missing", label: "Not there" },
];
const AWAY = { member: "", asked: " (asked now and then)", missing: " (not there)" };
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

/**
 * The four fields of power and of what is at stake, each with its seats and their numbers.
 * @param {any} work @param {any} spec
 * @returns {{title: string, about: string, seats: {seat: any, number: number}[]}[]} much of both, power alone, stake alone, neither
 */
export function cornersRead(work, spec) {
  const numbered = work.get("seats").map((seat, place) => ({ seat, number: place + 1 }));
  const corner = (id, about, power, interest) => ({
    title: spec.grid[id],
    about,
    seats: numbered.filter(({ seat }) => seat.power === power && seat.interest === interest),
  });
  return [
    corner("both", "much power, much at stake", "high", "high"),
    corner("power", "much power, little at stake", "high", "low"),
    corner("stake", "little power, much at stake", "low", "high"),
    corner("neither", "little power, little at stake", "low", "low"),
  ];
}

/** The four fields in words, and who stands in none. @param {any} work @param {any} spec @returns {string[]} */
export function cornersInWords(work, spec) {
  const corners = cornersRead(work, spec);
  const said = ({ seat, number }) => `${number}. ${nameOf(seat)}${AWAY[seat.there]}`;
  const placed = new Set(corners.flatMap((one) => one.seats.map(({ number }) => number)));
  const rest = work.get("seats").map((seat, place) => ({ seat, number: place + 1 })).filter(({ number }) => !placed.has(number));
  return [
    ...corners.map(({ title, about, seats }) => `${title} (${about}): ${seats.map(said).join("; ") || "nobody"}.`),
    ...(rest.length ? [`Not placed, because power or what is at stake is not said: ${rest.map(said).join("; ")}.`] : []),
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
  const unheard = seats.filter((one) => one.power === "low" && one.interest === "high");
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

/** The ties to the partnership, seat by seat, with the numbers of the drawing. @param {any} work */
export function seatsInWords(work) {
  const words = { strong: "a strong tie", weak: "a weak tie", stressful: "a stressful tie", none: "no tie" };
  return work.get("seats").map((one, place) => `${place + 1}. ${nameOf(one)}: ${one.there === "missing" ? "not there; " : ""}${words[one.tie]} to the partnership.`);
}
