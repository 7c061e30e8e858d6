// A zip file, as Word documents are: its files are stored as they are.

/** @param {Record<string, string>} files text by path @returns {Uint8Array} */
export function zipOf(files) {
  const encoder = new TextEncoder();
  const [bodies, records] = [[], []];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, data] = [encoder.encode(path), encoder.encode(text)];
    // Version 2.0, names in UTF-8, stored, 1 January 1980: the same bytes each time.
    const about = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crcOf(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]];
    const head = [...numbers([[0x04034b50, 4], ...about]), ...name];
    records.push([...numbers([[0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), ...name]);
    bodies.push(Uint8Array.from(head), data);
    offset += head.length + data.length;
  }
  const index = Uint8Array.from(records.flat());
  const count = records.length;
  const end = numbers([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [index.length, 4], [offset, 4], [0, 2]]);
  return joined([...bodies, index, Uint8Array.from(end)]);
}

/** Little-endian bytes. @param {[number, number][]} all each a number and how many bytes it takes @returns {number[]} */
function numbers(all) {
  return all.flatMap(([number, size]) => Array.from({ length: size }, (_, place) => (number >>> (8 * place)) & 255));
}

/** @param {Uint8Array} data */
function crcOf(data) {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
