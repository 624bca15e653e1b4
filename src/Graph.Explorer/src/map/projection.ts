/** Where a point of the globe stands in a picture; y grows downwards. */
export interface Projection {
  /** As wide and as high as the picture is. */
  readonly width: number;
  readonly height: number;
  readonly at: (longitude: number, latitude: number) => readonly [x: number, y: number];
  /** Whether the outline has this point. */
  readonly has: (longitude: number, latitude: number) => boolean;
}

const radians = Math.PI / 180;
const width = 1000;

/** Europe and what is near, by Lambert's equal areas about 52° N 10° E, as the European Union's own maps are drawn. */
export const europe: Projection = (() => {
  const [west, east, north, south] = [-.42, .50, .37, -.33];
  const scale = width / (east - west);
  const [latitude0, longitude0] = [52 * radians, 10 * radians];
  const at = (longitude: number, latitude: number): readonly [number, number] => {
    const [phi, lambda] = [latitude * radians, longitude * radians - longitude0];
    const k = Math.sqrt(2 / (1 + Math.sin(latitude0) * Math.sin(phi) + Math.cos(latitude0) * Math.cos(phi) * Math.cos(lambda)));
    return [(k * Math.cos(phi) * Math.sin(lambda) - west) * scale, (north - k * (Math.cos(latitude0) * Math.sin(phi) - Math.sin(latitude0) * Math.cos(phi) * Math.cos(lambda))) * scale];
  };
  const height = (north - south) * scale;
  return {
    width, height, at, has: (longitude, latitude) => {
      const [x, y] = at(longitude, latitude);
      return longitude > -32 && longitude < 62 && latitude > 24 && latitude < 75 && x >= 0 && x <= width && y >= 0 && y <= height;
    },
  };
})();

/** The world, by Equal Earth (Šavrič, Patterson and Jenny, 2018). */
export const world: Projection = (() => {
  const [a1, a2, a3, a4] = [1.340264, -.081106, .000893, .003796];
  const raw = (longitude: number, latitude: number): readonly [number, number] => {
    const theta = Math.asin(Math.sqrt(3) / 2 * Math.sin(latitude * radians));
    const [two, six] = [theta ** 2, theta ** 6];
    return [2 * Math.sqrt(3) * longitude * radians * Math.cos(theta) / (3 * (9 * a4 * six * two + 7 * a3 * six + 3 * a2 * two + a1)), theta * (a1 + a2 * two + six * (a3 + a4 * two))];
  };
  const [half, top, bottom] = [raw(180, 0)[0], raw(0, 84)[1], raw(0, -58)[1]];
  const scale = width / (2 * half);
  return {
    width, height: (top - bottom) * scale, has: (_, latitude) => latitude > -60 && latitude < 84,
    at: (longitude, latitude) => {
      const [x, y] = raw(longitude, latitude);
      return [(x + half) * scale, (top - y) * scale];
    },
  };
})();

/** The outline as the path of one element: lines of steps in hundredths of a degree. */
export function path(lines: readonly (readonly number[])[], { at }: Projection): string {
  return lines.map(line => {
    let [longitude, latitude] = [0, 0];
    const points: string[] = [];
    for (let i = 0; i + 1 < line.length; i += 2) {
      longitude += line[i]! / 100;
      latitude += line[i + 1]! / 100;
      points.push(at(longitude, latitude).map(value => value.toFixed(1)).join(' '));
    }
    return `M${points.join('L')}`;
  }).join('');
}
