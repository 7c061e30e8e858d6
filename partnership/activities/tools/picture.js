import { h } from "../view/dom.js";

/** What a style sheet says of lines and letters, and a picture alone has to say itself. */
const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight"];
/** Dots of the picture for each unit of the drawing: sharp on paper. */
const SHARP = 2;

/**
 * The blocks of a report, each drawing with a picture of it: a document has no style sheet.
 * @param {any[][]} blocks @param {HTMLElement} place in the page, whose styles hold
 * @returns {Promise<any[][]>}
 */
export async function withPictures(blocks, place) {
  return Promise.all(
    blocks.map(async ([kind, content]) => (kind === "drawing" ? [kind, { ...content, picture: await pictureOf(content.element, place) }] : [kind, content])),
  );
}

/**
 * A drawing as a PNG with a white ground, or null where the browser makes none: its words remain.
 * @param {SVGElement} element @param {HTMLElement} place
 */
async function pictureOf(element, place) {
  const [, , width, height] = (element.getAttribute("viewBox") ?? "").split(" ").map(Number);
  try {
    const image = new Image();
    // The policy of the pages lets in pictures as data, and no other made on the spot.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standingAlone(element, place, width, height))}`;
    await image.decode();
    const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { width: SHARP * width, height: SHARP * height }));
    const context = canvas.getContext("2d");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const words = element.querySelector("title")?.textContent ?? "";
    return { png: new Uint8Array(await blob.arrayBuffer()), width, height, words };
  } catch {
    return null;
  }
}

/** A drawing as a text that needs no style sheet, in the colours of paper. @param {SVGElement} element @param {HTMLElement} place @param {number} width @param {number} height */
function standingAlone(element, place, width, height) {
  const host = h("div", { class: "pw-on-paper", hidden: true });
  const drawn = /** @type {SVGElement} */ (element.cloneNode(true));
  const alone = /** @type {SVGElement} */ (element.cloneNode(true));
  host.append(drawn);
  place.append(host);
  const parts = alone.querySelectorAll("*");
  drawn.querySelectorAll("*").forEach((part, number) => {
    const look = getComputedStyle(part);
    for (const name of LOOKS) parts[number].setAttribute(name, look.getPropertyValue(name));
  });
  host.remove();
  for (const [name, value] of Object.entries({ width, height, "font-family": "Arial, sans-serif" })) alone.setAttribute(name, String(value));
  return new XMLSerializer().serializeToString(alone);
}
