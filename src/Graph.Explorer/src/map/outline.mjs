// Makes the outlines that the map is drawn over: Natural Earth (public domain), as `world-atlas` packs it, with as many points as a picture of that
// size shows. `npm run outline` does it, and so does building: into obj/europe.json and obj/world.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mesh } from 'topojson-client';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const digits = 2;

// Natural Earth draws who is in control. Where the United Nations know no border there is none here either: in Cyprus, in Somalia, before Crimea
const split = new Set(['Cyprus–N. Cyprus', 'Somalia–Somaliland']);

function atlas(name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'world-atlas', name), 'utf8'));
}

/** Coasts and borders as lines of whole numbers, longitude and latitude by turns, each the step from the one before. */
function lines(name, [west, south, east, north], tolerance) {
  const topology = atlas(name);
  const between = (one, other) => [one, other].map(country => country.properties.name).sort().join('–');
  const drawn = mesh(topology, topology.objects.countries, (one, other) => !split.has(between(one, other)) && between(one, other) !== 'Russia–Ukraine').coordinates;
  const border = mesh(topology, topology.objects.countries, (one, other) => between(one, other) === 'Russia–Ukraine').coordinates;
  const unit = 10 ** digits;
  return [...drawn, ...border.flatMap(line => within(line, ([x, y]) => !(x > 32 && x < 36.8 && y > 44 && y < 46.6)))].flatMap(line => within(line, ([x, y]) => x >= west && x <= east && y >= south && y <= north))
    .map(line => simple(line, tolerance)).filter(line => line.length > 1 && extent(line) > tolerance * 3)
    .map(line => {
      let [x, y] = [0, 0];
      return line.flatMap(point => {
        const [nx, ny] = point.map(value => Math.round(value * unit));
        const step = [nx - x, ny - y];
        [x, y] = [nx, ny];
        return step;
      });
    });
}

/** The parts of a line that lie inside. */
function within(line, inside) {
  const parts = [[]];
  for (const point of line)
    if (inside(point))
      parts.at(-1).push(point);
    else if (parts.at(-1).length > 0)
      parts.push([]);
  return parts.filter(part => part.length > 1);
}

/** Leaves out the points that lie closer than so many degrees to the line without them (Douglas and Peucker). */
function simple(line, tolerance) {
  if (line.length < 3)
    return line;
  const [a, b] = [line[0], line.at(-1)];
  let [farthest, at] = [0, 0];
  for (let i = 1; i < line.length - 1; i++) {
    const far = distance(line[i], a, b);
    if (far > farthest)
      [farthest, at] = [far, i];
  }
  return farthest <= tolerance ? [a, b] : [...simple(line.slice(0, at + 1), tolerance).slice(0, -1), ...simple(line.slice(at), tolerance)];
}

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1);
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function extent(line) {
  const [xs, ys] = [line.map(point => point[0]), line.map(point => point[1])];
  return Math.max(...xs) - Math.min(...xs) + Math.max(...ys) - Math.min(...ys);
}

mkdirSync(join(root, 'obj'), { recursive: true });
writeFileSync(join(root, 'obj', 'europe.json'), JSON.stringify(lines('countries-50m.json', [-32, 24, 62, 75], .05)));
writeFileSync(join(root, 'obj', 'world.json'), JSON.stringify(lines('countries-110m.json', [-180, -60, 180, 84], .2)));
