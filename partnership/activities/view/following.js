/**
 * Hear of changes of the model until it is stopped.
 * @param {any} model @param {Record<string, () => void>} heard what to do, by the event's name
 * @returns {() => void} what stops it
 */
export function following(model, heard) {
  for (const [event, act] of Object.entries(heard)) model.on(event, act);
  return () => {
    for (const [event, act] of Object.entries(heard)) model.off(event, act);
  };
}
