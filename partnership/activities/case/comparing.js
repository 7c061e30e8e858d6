import { h } from "../view/dom.js";
import { counted, countedIn, countedMany } from "./names.js";
import { allAppointments } from "./weeks.js";
import { walk } from "./plays.js";

/**
 * The same weeks three ways: every agency alone, this play, and another one.
 * @param {any} spec @param {any} names @param {any} game @param {any} kept
 */
export function comparing(spec, names, game, kept) {
  const alone = game.alone(spec.agencies.map((agency) => agency.id));
  const finished = kept.plays.map((play, place) => ({ play, place, state: walk(game, play).state })).filter(({ state }) => state.at === "end");
  const title = ({ play, place }) => `Play ${place + 1}: ${names.agencies(play.role).role.title}`;
  const own = finished.find(({ place }) => place === kept.now) ?? finished[0];
  const others = finished.filter((one) => one !== own);
  const stage = h("div", {});
  const select = h(
    "select",
    { onchange: show },
    h("option", { value: "" }, "Nothing more"),
    ...others.map((one) => h("option", { value: one.place }, title(one))),
  );

  function show() {
    const other = others.find(({ place }) => String(place) === select.value);
    const ways = [["Each agency alone", alone], [title(own), own.state], ...(other ? [[title(other), other.state]] : [])];
    stage.replaceChildren(table(spec, names, game, ways), moved(spec, names, alone, own.state));
  }
  show();
  return h(
    "div",
    {},
    h("p", {}, "Alone means: every agency does what it usually does, and nobody tells anybody."),
    others.length > 0
      ? h("p", {}, h("label", {}, "Set beside it ", select))
      : h("p", {}, "Play it again from another side, and you can set the two beside each other here."),
    stage,
    aloneWeeks(spec),
  );
}

/** @param {any} spec @param {any} names @param {any} game @param {[string, any][]} ways */
function table(spec, names, game, ways) {
  const row = (name, value) => h("tr", {}, h("th", { scope: "row" }, name), ...ways.map(([, state]) => h("td", {}, value(state))));
  return h(
    "div",
    { class: "pw-scroll", tabindex: 0, role: "group", "aria-label": "Comparison" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, h("td", {}), ...ways.map(([name]) => h("th", { scope: "col" }, name)))),
      h(
        "tbody",
        {},
        row(`${countedMany(spec)} in all`, (state) => String(allAppointments(spec, state))),
        ...(spec.needs ?? []).map((need) => row(`${names.who(need.about)}: ${need.text}`, (state) => (game.needsMet(state).includes(need.id) ? "met" : "open"))),
        ...spec.measures.map((one) => row(one.title, (state) => String(state.values.get(one.id)))),
      ),
    ),
  );
}

/** Work saved, work added and work moved. @param {any} spec @param {any} names @param {any} alone @param {any} mine */
function moved(spec, names, alone, mine) {
  const differences = spec.agencies.map((agency) => ({
    name: names.who(agency.id),
    by: allAppointments(spec, mine, agency.id) - allAppointments(spec, alone, agency.id),
  }));
  const saved = differences.filter(({ by }) => by < 0);
  const added = differences.filter(({ by }) => by > 0);
  const line = ({ name, by }) => h("li", {}, `${name}: ${counted(Math.abs(by), countedIn(spec))} ${by < 0 ? "fewer" : "more"} than alone`);
  if (!saved.length && !added.length) return h("p", {}, `${countedMany(spec)} are as many as when each agency acts alone.`);
  const sum = [saved, added].map((part) => part.reduce((all, { by }) => all + Math.abs(by), 0));
  return h(
    "div",
    {},
    h("p", {}, `Work saved: ${sum[0]}. Work added: ${sum[1]}. Where one agency has more and another less, ask whether work was saved or only moved.`),
    h("ul", {}, ...saved.map(line), ...added.map(line)),
  );
}

/** @param {any} spec */
function aloneWeeks(spec) {
  const period = spec.clock.called ?? "week";
  const acting = spec.agencies.filter((agency) => (agency.alone ?? []).length);
  return h(
    "details",
    {},
    h("summary", {}, `What each agency did alone, ${period} by ${period}`),
    ...acting.flatMap((agency) => [
      h("h5", {}, agency.name),
      h("ul", {}, ...agency.alone.map((one) => h("li", {}, `${period[0].toUpperCase()}${period.slice(1)} ${one.week}: ${one.does}`))),
    ]),
  );
}
