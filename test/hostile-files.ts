import { isFull } from './guards/effort.ts';
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

/** They take their readers 10 to 28 s each, up to the limit; of each way there is a quicker one, so only the full run reads them. */
const SLOW: ReadonlySet<string> = new Set([
	...[
		'a view that never begins',
		'two shapes of 300 000 corners that cross each other everywhere',
		'480 MB of features'
	],
	...['1 000 000 inserts of nothing', 'a block 32 767 by 32 767 times', 'one line of 10 000 000 corners'],
	'300 000 features with one property each, the last of 512'
]);

/** Every way we know to break a reader. Further ones are further entries, in the list of their kind. */
export const hostileFiles: readonly HostileFile[] = [
	...[...archives, ...shapefiles, ...geojsons, ...tables],
	...[...workbooks, ...kmls, ...geopackages, ...drawings]
].filter(({ name }) => isFull || !SLOW.has(name));
