import type { FontFacesSpecification, Map as SheetMap } from 'maplibre-gl';

/**
 * Type on the map. The page's own stylesheet names the subsets of each family (`@font-face` with its unicode-range); the
 * map's names take them over, so that the font is shipped once and nothing is asked of another host.
 */
export const mapFonts = {
	'Sheet Sans': { family: 'Noto Sans SC Variable', weight: '450' },
	'Sheet Sans Strong': { family: 'Noto Sans SC Variable', weight: '620' },
	'Sheet Song': { family: 'Noto Serif SC Variable', weight: '650' }
} as const;
export type MapFont = keyof typeof mapFonts;

interface Subset {
	address: string;
	ranges: string;
}

function subsetsOf(family: string): Subset[] {
	const subsets: Subset[] = [];
	for (const sheet of document.styleSheets)
		for (const rule of rulesOf(sheet)) {
			if (!(rule instanceof CSSFontFaceRule)) continue;
			if (rule.style.getPropertyValue('font-family').replace(/["']/g, '') !== family) continue;
			const address = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
			if (!address) continue;
			subsets.push({
				address: new URL(address, sheet.href ?? document.baseURI).href,
				ranges: rule.style.getPropertyValue('unicode-range')
			});
		}
	return subsets;
}

/** Rules of a stylesheet and of what it imports; none where an extension of the browser put in a sheet of its own. */
function* rulesOf(sheet: CSSStyleSheet): Generator<CSSRule> {
	try {
		for (const rule of sheet.cssRules)
			if (rule instanceof CSSImportRule && rule.styleSheet) yield* rulesOf(rule.styleSheet);
			else yield rule;
	} catch (thrown) {
		if (!(thrown instanceof DOMException)) throw thrown;
	}
}

/** The style's `font-faces`: the public way, at the family's regular weight. */
export function fontFaces(): FontFacesSpecification {
	return Object.fromEntries(
		Object.entries(mapFonts).map(([name, { family }]) => [
			name,
			subsetsOf(family)
				// Fetching `data:` is not allowed to pages; such subsets are a handful of rare characters.
				.filter(({ address }) => !address.startsWith('data:'))
				.map(({ address, ranges }) => ({ url: address, 'unicode-range': ranges.split(/,\s*/) }))
		])
	);
}

const aliasOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** Registers the weights the map draws with; a subset is fetched when a character of it is drawn. */
function registerWeights(): void {
	const known = new Set([...document.fonts].map(({ family }) => family));
	for (const [name, { family, weight }] of Object.entries(mapFonts)) {
		if (known.has(aliasOf(name))) continue;
		for (const { address, ranges } of subsetsOf(family))
			document.fonts.add(new FontFace(aliasOf(name), `url(${address})`, { weight, unicodeRange: ranges }));
	}
}

/**
 * `font-faces` has no weight: every file is drawn at 400. Labels want 450–650, so glyphs are asked of faces of the same
 * files that are pinned to one weight; loading is awaited character by character, for a glyph drawn before its subset has
 * come stays a box. Where the map's insides have changed, labels fall back to 400.
 */
export function useWeights(map: SheetMap): void {
	const manager = map.style?.glyphManager?.fontFaceManager;
	if (!manager) return;
	registerWeights();
	const regular = manager.getFontFamily.bind(manager);
	manager.getFontFamily = async (stack, codePoint, feature) => {
		const alias = aliasOf(stack.split(',')[0]!.trim());
		const character = String.fromCodePoint(codePoint);
		if (feature === 'normal') {
			const loaded = await document.fonts.load(`24px ${alias}`, character).catch(() => []);
			if (loaded.length > 0) return alias;
		}
		return regular(stack, codePoint, feature);
	};
}
