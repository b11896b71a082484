import { archives } from './hostile/archives.ts';
import type { HostileFile } from './hostile/case.ts';
import { drawings } from './hostile/drawings.ts';
import { geojsons } from './hostile/geojsons.ts';
import { geopackages } from './hostile/geopackages.ts';
import { kmls } from './hostile/kmls.ts';
import { shapefiles } from './hostile/shapefiles.ts';
import { tables } from './hostile/tables.ts';
import { workbooks } from './hostile/workbooks.ts';

export type { HostileFile };

/** Every way we know to break a reader. Further ones are further entries, in the list of their kind. */
export const hostileFiles: readonly HostileFile[] = [
	...[...archives, ...shapefiles, ...geojsons, ...tables],
	...[...workbooks, ...kmls, ...geopackages, ...drawings]
];
