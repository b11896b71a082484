import { dayOf } from '#core/period.ts';
import type { Feature } from '#core/feature.ts';
import type { Permission } from '#core/permission.ts';
import type { HandedOut } from '#door/hand-out.server.ts';
import type { Session } from '#door/request.server.ts';
import { geoJsonLines } from '#exchange/features/geojson-out.ts';
import { geoPackageOf } from '#exchange/features/geopackage-out.server.ts';
import { words } from '#text/words.ts';
import type { Language } from '#core/language.ts';

const types = { geojson: 'application/geo+json', gpkg: 'application/geopackage+sqlite3' } as const;
export type FeatureFormat = keyof typeof types;

export const featureFormat = (name: string): FeatureFormat | null =>
	name === 'geojson' || name === 'gpkg' ? name : null;

interface Asked {
	format: FeatureFormat;
	permission: Permission;
	sheet: string;
	/** What the file holds, for its name. */
	title: string;
	plain: string;
	features: readonly Feature[];
	search?: string;
}

type Locals = Pick<Session, 'place'> & { language: Language; demo: boolean };

/** Things with their shapes as a file to keep, for `handOut`. */
export async function featureFile(
	locals: Locals,
	{ format, permission, sheet, title, plain, features, search }: Asked
): Promise<HandedOut> {
	const { shapes, shell } = await words(locals.language, ['shapes', 'shell']);
	const day = dayOf(new Date());
	const demo = locals.demo ? `-${shell.demo}` : '';
	const layer = { name: title, note: shapes.note(locals.place.name, day, locals.demo ? shell.demo : ''), features };
	const lines = () => {
		const written = geoJsonLines(layer);
		const encoder = new TextEncoder();
		return new ReadableStream<Uint8Array>({
			pull(stream) {
				const { value, done } = written.next();
				if (done) stream.close();
				else stream.enqueue(encoder.encode(value));
			}
		});
	};
	return {
		...{
			permission,
			sheet,
			name: `${locals.place.name}-${title}-${day}${demo}.${format}`,
			plain: `${plain}.${format}`
		},
		...{ type: types[format], count: features.length, ...(search ? { search } : {}) },
		body: format === 'geojson' ? lines : geoPackageOf(layer)
	};
}
