import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { encodingOfLabel } from '#exchange/reading/text-encoding.ts';
import type { SourceFile } from '#exchange/reading/zip.server.ts';
import { shapeLosses } from '#exchange/shapes/shape-losses.ts';
import { polygonsOf } from '#exchange/shapes/shape.ts';
import { crsOfSrid } from '#exchange/systems/crs.ts';
import { uniqueNames } from '#exchange/tables/column-names.ts';
import { endingOf, stemOf, type Format, type Layer } from './format.server.ts';
import { hasPolygon } from './kml-builder.ts';
import { encodingOfKml, requireXml, scanKml } from './kml-scan.server.ts';

/** A .kmz is unpacked before: its .kml is what is read. */
const endings = ['.kml', '.kmz'];
const WGS84 = 4326;

/**
 * KML (OGC 12-007r2), degrees of WGS 84; a .kmz comes as the .kml files inside it. A folder that holds placemarks with
 * polygons or closed lines is a layer. Read by our own walk, for GDAL's reader leaves ExtendedData out.
 */
export const kml: Format = {
	id: 'kml',
	endings,
	layers(files, options) {
		const chosen = options.encoding === undefined ? null : encodingOfLabel(options.encoding);
		const known = files.filter(({ name }) => endingOf(name) === '.kml');
		return known.flatMap((file) => {
			requireXml(file.path);
			const folders = foldersOf(file, encodingOfKml(file.path, chosen).encoding);
			return folders.map(({ name, number }): Layer => ({
				name: known.length > 1 ? `${file.name}/${name}` : name,
				parts: { kml: file, folder: { name: String(number), path: file.path } }
			}));
		});
	},
	async read({ parts }, { encodingChosen }, rows) {
		const [file, folder] = [parts.kml!, Number(parts.folder!.name)];
		const { encoding, encodingFrom, wrong } = encodingOfKml(file.path, encodingChosen);
		const columns = new Map<string, number>();
		const losses = shapeLosses();
		rows.declare(crsOfSrid(WGS84));
		scanKml(file.path, encoding, (placemark) => {
			if (placemark.folder !== folder) return;
			const cells: (string | null)[] = new Array<string | null>(columns.size).fill(null);
			for (const [field, text] of placemark.values) {
				const at = columns.get(field) ?? columns.size;
				if (at >= limits.columns) throw new FileProblem('import.file.columns', { limit: limits.columns });
				columns.set(field, at);
				cells[at] ??= text || null;
			}
			const shape = polygonsOf(placemark.geometry);
			losses.count({ linearised: false, flattened: placemark.heights && shape !== null && 'rings' in shape });
			rows.row({ cells, shape });
		});
		return {
			...{ encoding, encodingFrom },
			columns: uniqueNames([...columns.keys()].map((field) => field.replace(/^data:/, ''))),
			notes: [
				...(wrong ? [{ note: 'encoding.label_wrong', detail: { got: wrong, taken: encoding } }] : []),
				...losses.notes()
			]
		};
	}
};

/** Folders with something closed in them; all that hold placemarks, where there is none. @throws FileProblem `import.kml.empty` */
function foldersOf(file: SourceFile, encoding: Parameters<typeof scanKml>[1]): { name: string; number: number }[] {
	const drawn = new Map<number, boolean>();
	const names = scanKml(file.path, encoding, ({ folder, geometry }) => {
		drawn.set(folder, drawn.get(folder) === true || (geometry !== null && hasPolygon(geometry)));
	});
	if (drawn.size === 0) throw new FileProblem('import.kml.empty');
	const fit = [...drawn].filter(([, closed]) => closed);
	const numbers = (fit.length > 0 ? fit : [...drawn]).map(([number]) => number);
	const own = numbers.map((number) => names[number]?.at(-1) || stemOf(file.name));
	const plain = new Set(own).size === own.length;
	const shown = plain ? own : numbers.map((number) => names[number]?.join('/') || stemOf(file.name));
	return uniqueNames(shown).map((name, index) => ({ name, number: numbers[index]! }));
}
