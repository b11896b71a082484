import type { Mu } from '#core/mu.ts';
import type { Found } from '#map/sheet.ts';
import { isPattern, lines, type LineName, type PatternName } from '#ui/patterns.ts';

type Words = typeof import('#text/zh/map.ts').map;

/** What everything lies on: it is offered where something else is, but alone it is no question. */
const grounds: readonly string[] = ['township', 'village'];

/**
 * What a click may have meant: all that lies there, when that is more than one shape on the ground; nothing where there is
 * no choice. A village and its township always lie under each other.
 */
export function overlapping(found: readonly Found[]): readonly Found[] {
	const shapes = found.filter(({ kind }) => !grounds.includes(kind));
	return shapes.length > 1 ? [...shapes, ...found.filter(({ kind }) => kind === 'village')] : [];
}

const drawnAs: Readonly<Record<string, string>> = {
	parcel: 'parcel_line',
	contract: 'contract_line',
	cluster: 'cluster_line'
};

function swatchOf({ kind, properties }: Found): LineName | PatternName | null {
	const own = kind === 'finding' || kind === 'constraint_area' ? String(properties.kind) : (drawnAs[kind] ?? kind);
	const name = kind === 'grid' ? `grid_${String(properties.level)}` : own;
	return isPattern(name) || name in lines ? (name as LineName | PatternName) : null;
}

/** A shape as the list names it: what it is, its code, its 亩 as its tile has them. */
export function choiceOf(found: Found, text: Words, kinds: Readonly<Record<string, string>>) {
	const { kind, number, properties } = found;
	const word = (text.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
	const own = properties.kind === undefined ? undefined : String(properties.kind);
	const switches = text.switches as Readonly<Record<string, string>>;
	const said =
		kind === 'finding'
			? `${word} · ${kinds[own ?? ''] ?? ''}`
			: kind === 'constraint_area'
				? switches[own ?? '']
				: word;
	// Farther away tiles carry no code of parcels; the number behind a shape is nobody's name for it, but of findings and hulls.
	const numbered = kind === 'finding' || kind === 'cluster' ? String(number).padStart(4, '0') : '';
	const code = properties.number ?? properties.code ?? properties.name ?? numbered;
	const mu: Mu | null = typeof properties.mu === 'number' ? properties.mu : null;
	return { key: `${kind}:${number}`, kind: said ?? word, code: String(code), mu, swatch: swatchOf(found) };
}
