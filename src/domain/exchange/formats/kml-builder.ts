import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { closed } from '#exchange/shapes/wkb.ts';

/** A geometry as polygonsOf takes it. */
export interface KmlGeometry {
	type: string;
	coordinates?: unknown;
	geometries?: KmlGeometry[];
}

export interface Placemark {
	/** Number of the folder it lies in. */
	folder: number;
	/** Name, description and extended data; a name of the file's own kind of field comes as [field, text]. */
	values: readonly (readonly [field: string, text: string])[];
	geometry: KmlGeometry | null;
	/** Any of its heights is another than 0. */
	heights: boolean;
}

const GEOMETRIES = new Set([
	'Point',
	'LineString',
	'LinearRing',
	'Polygon',
	'MultiGeometry',
	'Model',
	'Track',
	'MultiTrack'
]);
const FOLDERS = new Set(['kml', 'Document', 'Folder']);

/** Makes placemarks of KML's elements (OGC 12-007r2) as they go by. */
export class KmlBuilder {
	/** Names of the folders from the outermost in, by number. */
	readonly folders: string[][] = [];
	private readonly take: (placemark: Placemark) => void;
	private path: string[] = [];
	private openFolders: number[] = [];
	private words = '';
	private placemark: {
		values: [string, string][];
		geometry: KmlGeometry | null;
		heights: boolean;
		size: number;
	} | null = null;
	private geometries: KmlGeometry[] = [];
	private field: string | null = null;

	constructor(take: (placemark: Placemark) => void) {
		this.take = take;
	}

	open(name: string, attributes: Record<string, string>): void {
		this.words = '';
		this.path.push(name);
		if (FOLDERS.has(name)) this.enter();
		else if (name === 'Placemark') this.placemark = { values: [], geometry: null, heights: false, size: 0 };
		else if (this.placemark && GEOMETRIES.has(name)) this.geometries.push(emptyOf(name));
		else if (name === 'Data' || name === 'SimpleData') this.field = attributes.name ?? null;
	}

	text(text: string): void {
		this.words += text;
		if (!this.placemark) return;
		this.placemark.size += text.length;
		if (this.placemark.size > limits.record) throw new FileProblem('import.file.record', { limit: limits.record });
	}

	close(name: string): void {
		this.path.pop();
		const parent = this.path.at(-1) ?? '';
		if (FOLDERS.has(name)) this.openFolders.pop();
		else if (name === 'Placemark') this.finish();
		else if (name === 'name' && FOLDERS.has(parent)) this.folders[this.openFolders.at(-1)!]!.push(this.words.trim());
		else if (this.placemark) this.inPlacemark(name, parent);
		this.words = '';
	}

	private enter(): void {
		const outer = this.openFolders.at(-1);
		this.openFolders.push(this.folders.length);
		this.folders.push(outer === undefined ? [] : [...this.folders[outer]!]);
	}

	private inPlacemark(name: string, parent: string): void {
		const { values } = this.placemark!;
		if ((name === 'name' || name === 'description') && parent === 'Placemark') values.push([name, this.words.trim()]);
		else if (name === 'SimpleData' || (name === 'value' && parent === 'Data')) {
			if (this.field !== null) values.push([`data:${this.field}`, this.words.trim()]);
		} else if (name === 'coordinates' && this.geometries.length > 0) this.coordinates();
		else if (GEOMETRIES.has(name)) this.closeGeometry(parent);
	}

	private coordinates(): void {
		const positions: (number | string)[][] = [];
		for (const word of this.words
			.trim()
			.replace(/\s*,\s*/g, ',')
			.split(/\s+/)) {
			if (word === '') continue;
			const [x = '', y = '', height] = word.split(',');
			positions.push([numberOf(x), numberOf(y)]);
			if (height !== undefined && Number(height) !== 0) this.placemark!.heights = true;
		}
		this.geometries.at(-1)!.coordinates = positions;
	}

	/** A ring goes to its polygon, a part to its whole, a whole to the placemark. */
	private closeGeometry(parent: string): void {
		const made = this.geometries.pop()!;
		const outer = this.geometries.at(-1);
		if (outer?.type === 'Polygon') {
			const rings = outer.coordinates as unknown[];
			// An inner ring may come before the outer one.
			if (parent === 'outerBoundaryIs') rings.unshift(made.coordinates ?? []);
			else rings.push(made.coordinates ?? []);
			return;
		}
		const shape = closed({ ...made, type: made.type === 'LinearRing' ? 'LineString' : made.type });
		if (outer?.geometries) outer.geometries.push(shape);
		else if (this.placemark) this.placemark.geometry ??= withoutLabels(shape);
	}

	private finish(): void {
		const made = this.placemark;
		this.placemark = null;
		this.geometries = [];
		if (made) this.take({ folder: this.openFolders.at(-1) ?? 0, ...made });
	}
}

const emptyOf = (name: string): KmlGeometry =>
	name === 'MultiGeometry' ? { type: 'GeometryCollection', geometries: [] } : { type: name, coordinates: [] };

const numberOf = (word: string): number | string => {
	const number = Number(word);
	return word !== '' && Number.isFinite(number) ? number : word;
};

/** Programs put a point beside a polygon for its label to stand at. */
function withoutLabels(geometry: KmlGeometry): KmlGeometry {
	const { geometries } = geometry;
	if (!geometries || !hasPolygon(geometry)) return geometry;
	return { ...geometry, geometries: geometries.filter(({ type }) => type !== 'Point').map(withoutLabels) };
}

export const hasPolygon = ({ type, geometries }: KmlGeometry): boolean =>
	type === 'Polygon' || (geometries ?? []).some(hasPolygon);
