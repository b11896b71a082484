import { formatCount } from '#ui/numbers.ts';

const places = (value: number, count: number): string => {
	const [whole = '0', rest] = value.toFixed(count).split('.');
	return rest ? `${formatCount(Number(whole))}.${rest}` : formatCount(Number(whole));
};

/** Metres to the decimetre below ten kilometres, kilometres to the metre beyond. */
export const lengthText = (metres: number): string =>
	metres < 10_000 ? `${places(metres, 1)}\u00a0m` : `${places(metres / 1000, 3)}\u00a0km`;

/** m² without a unit: one place below a hectare, none beyond. */
export const areaText = (squareMetres: number): string => places(squareMetres, squareMetres < 10_000 ? 1 : 0);
