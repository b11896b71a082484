import { formatCount, formatYuan } from '#ui/numbers.ts';
import type { Enterprise } from '#zones/enterprises/enterprise.ts';

/** What an enterprise can make in a year, with its unit. */
export const capacityWord = ({ capacity, capacityUnit }: Enterprise, none: string): string =>
	capacity === null
		? none
		: `${capacity % 100 === 0 ? formatCount(capacity / 100) : formatYuan(capacity)} ${capacityUnit ?? ''}`;
