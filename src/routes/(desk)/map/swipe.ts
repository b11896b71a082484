/** Two layers side by side, and where the line between them is (hundredths of the width). */
export interface SwipeState {
	left: string;
	right: string;
	at: number;
}

/** Reads `swipe=left,right,50`; null when it is none. */
export function swipeFrom(text: string | null): SwipeState | null {
	const match = /^(\w{1,40}),(\w{1,40}),(\d{1,2})$/.exec(text ?? '');
	if (!match || match[1] === match[2]) return null;
	return { left: match[1]!, right: match[2]!, at: Math.min(98, Math.max(2, Number(match[3]))) };
}

export const swipeText = ({ left, right, at }: SwipeState): string => `${left},${right},${at}`;

/** The switches of one side: what is on, without the other side's layer and with its own. */
export function sideOn(on: ReadonlySet<string>, own: string, other: string): ReadonlySet<string> {
	const side = new Set(on).add(own);
	side.delete(other);
	return side;
}
