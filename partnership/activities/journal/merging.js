// Bring what a file holds together with what is here. Nothing is lost and nothing is guessed:
// where both have something and they differ, the learner chooses.

/**
 * What a file would bring.
 *
 * An answer in the file to an older version of a question does not compete with the answer to
 * the question as it is now: it is set aside beside it, under `<part>@<fingerprint>`.
 * @param {Record<string, any>} here @param {Record<string, any>} there
 * @param {(key: string, part: string) => string | undefined} mark the question's fingerprint as it is now
 */
export function compared(here, there, mark) {
  const fresh = [];
  const differing = [];
  let same = 0;
  for (const [key, responses] of Object.entries(there)) {
    for (const [part, theirs] of Object.entries(responses)) {
      const ours = own(own(here, key), part);
      const place = { key, part, ours, theirs };
      if (!ours) fresh.push(place);
      // The same answer, with more beside it: a repeat, or when it is due again.
      else if (sameAnswer(ours, theirs) && !alike(ours, theirs) && newerOf(ours, theirs) === "there") fresh.push(place);
      else if (sameAnswer(ours, theirs)) same += 1;
      else if (ours.fingerprint !== theirs.fingerprint) fresh.push(...asides(place, mark(key, part), here, there));
      else differing.push({ ...place, newer: newerOf(ours, theirs) });
    }
  }
  return { fresh, differing, same };
}

/**
 * Everything that is here, with what the file brings.
 * @param {Record<string, any>} here
 * @param {ReturnType<typeof compared>} comparison
 * @param {(place: any) => boolean} takeTheirs where both have something, whether to take the file's
 */
export function merged(here, { fresh, differing }, takeTheirs) {
  const kept = new Map(Object.entries(here).map(([key, responses]) => [key, new Map(Object.entries(responses))]));
  const put = (key, part, response) => {
    if (!kept.has(key)) kept.set(key, new Map());
    kept.get(key).set(part, response);
  };
  for (const { key, part, theirs } of fresh) put(key, part, theirs);
  for (const place of differing.filter(takeTheirs)) put(place.key, place.part, place.theirs);
  return Object.fromEntries([...kept].map(([key, parts]) => [key, Object.fromEntries(parts)]));
}

/** @param {any} record @param {string} name */
function own(record, name) {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A name that is in use, for an answer that may not stay. */
const TAKEN = {};

/**
 * The names under which an answer is set aside must be free both here and in the file: what the
 * file brings under the same name is kept too.
 * @param {any} place @param {string | undefined} now
 * @param {Record<string, any>} here @param {Record<string, any>} there
 */
function asides({ key, part, ours, theirs }, now, here, there) {
  const [main, aside] = theirs.fingerprint === now ? [theirs, ours] : [ours, theirs];
  const name = `${part}@${aside.fingerprint}`;
  const known = (number) => {
    const full = number ? `${name}.${number}` : name;
    const [mine, brought] = [own(own(here, key), full), own(own(there, key), full)];
    // Where they differ the learner chooses, and either may go.
    return mine && brought && !sameAnswer(mine, brought) ? TAKEN : (mine ?? brought);
  };
  let number = 0;
  while (known(number) && !sameAnswer(known(number), aside)) number += 1;
  return [
    ...(main === theirs ? [{ key, part, theirs: main }] : []),
    ...(known(number) ? [] : [{ key, part: number ? `${name}.${number}` : name, theirs: aside }]),
  ];
}

/** @param {any} ours @param {any} theirs */
function sameAnswer(ours, theirs) {
  const said = ({ answer, fingerprint, checked }) => JSON.stringify([answer, fingerprint, checked !== false]);
  return said(ours) === said(theirs);
}

/** @param {any} ours @param {any} theirs */
function alike(ours, theirs) {
  const whole = (response) => JSON.stringify(Object.entries({ ...response, at: 0 }).sort());
  return whole(ours) === whole(theirs);
}

/** @param {any} ours @param {any} theirs */
function newerOf(ours, theirs) {
  if (!ours.at || !theirs.at || ours.at === theirs.at) return "unknown";
  return ours.at > theirs.at ? "here" : "there";
}
