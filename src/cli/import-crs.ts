import { refusal, type Answer } from '#cli/command.ts';
import { boxText } from '#core/geometry-text.ts';
import type { Refusal } from '#core/outcome.ts';
import type { CrsCandidate, ReadOptions } from '#exchange/parsed.ts';

/** What `--crs` says: an EPSG code, or a web map's shifted degrees; null when it says neither. */
export function crsOption(text: string): Pick<ReadOptions, 'srid' | 'datum'> | null {
	const word = text.toLowerCase();
	if (word === 'gcj02' || word === 'bd09') return { datum: word };
	return /^(epsg:)?\d{4,6}$/.test(word) ? { srid: Number(word.replace('epsg:', '')) } : null;
}

/** A refusal; where systems fit that nobody named, with the words that would name each. */
export function crsRefusal(refused: Refusal): Answer {
	const told = refusal(refused);
	const candidates = (refused.detail?.candidates ?? []) as CrsCandidate[];
	if (candidates.length === 0) return told;
	return {
		...told,
		lines: [
			`refused: ${refused.reason}; say which with`,
			...candidates.map(
				({ srid, swapped, extent }) => `  --crs EPSG:${srid}${swapped ? ' --swap-axes' : ''}  ${boxText(extent)}`
			)
		]
	};
}
