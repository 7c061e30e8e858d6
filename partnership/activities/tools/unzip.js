import { checkOf, joined } from "./zip.js";

/** A file that is not read, with what is wrong and what to do, in words for whoever chose it. */
export class Refused extends Error {}

const DAMAGED = "it is damaged, or no Excel file. Save or export it again";
const [END, ENTRY, FILE] = [0x06054b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED, LOCKED] = [0, 8, 1];

/**
 * What is packed in a zip file. Nothing is unpacked before it is asked for, and never more than was said.
 * @param {Uint8Array} bytes @param {number} most bytes that all of it may be when unpacked
 * @returns {{names: string[], read: (name: string) => Promise<Uint8Array | null>}}
 * @throws {Refused}
 */
export function unzip(bytes, most) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = careful(() => entriesOf(bytes, view));
  const size = [...entries.values()].reduce((sum, one) => sum + one.size, 0);
  if (size > most) throw new Refused("far too much is packed in it. Save or export it again");
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.locked) throw new Refused("it is locked with a password. Take the password off, and save it again");
      const start = careful(() => startOf(view, entry.offset));
      const packed = bytes.subarray(start, start + entry.packed);
      const data = entry.method === DEFLATED ? await inflated(packed, entry.size) : packed;
      if (![STORED, DEFLATED].includes(entry.method) || data.length !== entry.size || checkOf(data) !== entry.check) throw new Refused(DAMAGED);
      return data;
    },
  };
}

/** What lies beyond the end of a file is damage, too. @param {() => any} act */
function careful(act) {
  try {
    return act();
  } catch {
    throw new Refused(DAMAGED);
  }
}

/** @param {Uint8Array} bytes @param {DataView} view */
function entriesOf(bytes, view) {
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== END) end -= 1;
  const names = new TextDecoder();
  const entries = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Refused(DAMAGED);
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const [check, packed, size] = [16, 20, 24].map((place) => view.getUint32(at + place, true));
    const locked = (view.getUint16(at + 8, true) & LOCKED) === LOCKED;
    const method = view.getUint16(at + 10, true);
    entries.set(names.decode(bytes.subarray(at + 46, at + 46 + name)), { check, packed, size, locked, method, offset: view.getUint32(at + 42, true) });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Where the content of an entry begins. @param {DataView} view @param {number} offset */
function startOf(view, offset) {
  if (view.getUint32(offset, true) !== FILE) throw new Refused(DAMAGED);
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

/** @param {Uint8Array} packed @param {number} size what it says it is when unpacked */
async function inflated(packed, size) {
  if (typeof DecompressionStream === "undefined") throw new Refused("this browser cannot unpack Excel files. In Excel, choose Save as, CSV UTF-8, and bring in that");
  const parts = [];
  let length = 0;
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
      if (length > size) {
        await reader.cancel();
        break;
      }
    }
  } catch {
    throw new Refused(DAMAGED);
  }
  return joined(parts);
}
