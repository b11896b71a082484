import { csv } from './csv.server.ts';
import type { Format } from './format.server.ts';
import { geojson } from './geojson.server.ts';
import { shapefile } from './shapefile.server.ts';
import { xlsx } from './xlsx.server.ts';

/** Every format the product reads. */
export const formats: readonly Format[] = [shapefile, geojson, csv, xlsx];

export const knownEndings: readonly string[] = formats.flatMap((format) => format.endings);
