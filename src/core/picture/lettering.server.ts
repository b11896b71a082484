import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import { decompress } from 'wawoff2';
import { projectRoot } from '#core/project.server.ts';

/**
 * Words as outlines of the Noto Sans SC that the pages ship. Its files are subsets by range of characters, in WOFF2 and of
 * variable weight; a subset is unpacked when a character of it is first drawn.
 */
interface Subset {
	file: string;
	ranges: readonly (readonly [from: number, to: number])[];
}

const REGULAR = 430;
const STRONG = 620;

/** The family's subsets as its stylesheet names them. */
function subsets(folder: string): Subset[] {
	const sheet = readFileSync(join(folder, 'wght.css'), 'utf8');
	return [...sheet.matchAll(/url\(\.\/files\/([^)]+)\)[^}]*unicode-range:\s*([^;]+);/g)].map(([, file, ranges]) => ({
		file: file!,
		ranges: ranges!.split(',').map((range) => {
			const [from, to] = range.trim().replace(/^U\+/i, '').split('-');
			return [parseInt(from!, 16), parseInt(to ?? from!, 16)] as const;
		})
	}));
}

interface Outline {
	d: string;
	/** Font units, of which `em` are one size. */
	advance: number;
}

export interface Lettering {
	/** Unpacks what these words need; afterwards `outline` knows all of them. */
	load(words: Iterable<string>): Promise<void>;
	/** Outlines of a line from 0 0 to the right on its base line, px. A character no subset has is left out. */
	outline(text: string, size: number, strong: boolean): { d: string; width: number };
}

export function lettering(): Lettering {
	const folder = dirname(
		createRequire(join(projectRoot(), 'package.json')).resolve('@fontsource-variable/noto-sans-sc/package.json')
	);
	const known = subsets(folder);
	const fonts = new Map<string, { regular: Font; strong: Font }>();
	const glyphs = new Map<string, Outline | null>();
	const subsetOf = (code: number) =>
		known.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));

	const glyph = (code: number, strong: boolean): Outline | null => {
		const key = `${code}:${strong}`;
		const drawn = glyphs.get(key);
		if (drawn !== undefined) return drawn;
		const held = fonts.get(subsetOf(code)?.file ?? '');
		const font = held && (strong ? held.strong : held.regular);
		const found = font?.hasGlyphForCodePoint(code) ? font.glyphForCodePoint(code) : null;
		const outline = found && { d: found.path.scale(1 / font!.unitsPerEm, -1 / font!.unitsPerEm).toSVG(), advance: found.advanceWidth / font!.unitsPerEm }; // prettier-ignore
		glyphs.set(key, outline);
		return outline;
	};

	return {
		async load(words) {
			const files = new Set<string>();
			for (const word of words)
				for (const character of word) {
					const file = subsetOf(character.codePointAt(0)!)?.file;
					if (file && !fonts.has(file)) files.add(file);
				}
			for (const file of files) {
				const sfnt = create(Buffer.from(await decompress(readFileSync(join(folder, 'files', file))))) as Font;
				fonts.set(file, {
					regular: sfnt.getVariation({ wght: REGULAR }),
					strong: sfnt.getVariation({ wght: STRONG })
				});
			}
		},
		outline(text, size, strong) {
			let width = 0;
			const parts: string[] = [];
			for (const character of text) {
				const found = glyph(character.codePointAt(0)!, strong);
				if (!found) continue;
				if (found.d) parts.push(moved(found.d, width, size));
				width += found.advance * size;
			}
			return { d: parts.join(''), width };
		}
	};
}

/** An outline of one em at a place on the line, at a size. Commands are absolute pairs of x and y. */
function moved(d: string, x: number, size: number): string {
	let across = true;
	return d.replace(/-?\d*\.?\d+(?:e-?\d+)?/gi, (number) => {
		const value = Number(number) * size + (across ? x : 0);
		across = !across;
		return value.toFixed(2);
	});
}
