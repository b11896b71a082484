import { xlsx } from '#exchange/workbooks/xlsx.server.ts';
import { csv } from './csv.server.ts';
import { dxf } from './dxf.server.ts';
import type { Format } from './format.server.ts';
import { geojson } from './geojson.server.ts';
import { geopackage } from './geopackage.server.ts';
import { kml } from './kml.server.ts';
import { shapefile } from './shapefile.server.ts';

/** Every format the product reads. */
export const formats: readonly Format[] = [shapefile, geojson, geopackage, kml, dxf, csv, xlsx];

export const knownEndings: readonly string[] = formats.flatMap((format) => format.endings);
