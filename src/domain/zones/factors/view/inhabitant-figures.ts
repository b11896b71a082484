import { formatCount } from '#ui/numbers.ts';
import { inhabitantNames, type InhabitantsSum } from '#zones/factors/inhabitants.ts';

interface Words {
	households: string;
	people: string;
	unstated: string;
	statedBy: (part: string, of: string) => string;
}

/** Households and people as figures: of how many villages, where some have stated none; nothing is shown as nought that is not known. */
export const inhabitantFigures = (
	sum: InhabitantsSum,
	villages: number,
	words: Words,
	none: string
): { label: string; value: string; unit: string }[] =>
	inhabitantNames.map((name) => {
		const { sum: stated, villages: of } = sum[name] ?? { sum: 0, villages: 0 };
		const label = words[name];
		if (of === 0) return { label, value: none, unit: villages > 0 ? words.unstated : '' };
		const unit = of === villages ? '' : words.statedBy(formatCount(of), formatCount(villages));
		return { label, value: formatCount(stated), unit };
	});
