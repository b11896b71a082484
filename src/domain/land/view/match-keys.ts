import type { MatchDecision } from '#land/match-state.ts';

/** What the keys of the working page ask for. */
export type KeyAsked =
	| { do: 'move'; by: number }
	| { do: 'pick'; index: number }
	| { do: 'reject' }
	| { do: 'ask'; act: MatchDecision | 'noted' }
	| { do: 'undo' | 'locate' | 'turn' | 'search' | 'keys' }
	| { do: 'village'; by: 1 | -1 };

const plain: Readonly<Record<string, KeyAsked>> = {
	j: { do: 'move', by: 1 },
	ArrowDown: { do: 'move', by: 1 },
	k: { do: 'move', by: -1 },
	ArrowUp: { do: 'move', by: -1 },
	a: { do: 'pick', index: 0 },
	Enter: { do: 'pick', index: 0 },
	x: { do: 'reject' },
	n: { do: 'ask', act: 'no_contract' },
	h: { do: 'ask', act: 'household' },
	o: { do: 'ask', act: 'not_in_scope' },
	e: { do: 'ask', act: 'collective_unused' },
	b: { do: 'ask', act: 'noted' },
	w: { do: 'ask', act: 'confirmed' },
	u: { do: 'undo' },
	m: { do: 'locate' },
	v: { do: 'turn' },
	f: { do: 'search' },
	'?': { do: 'keys' },
	'[': { do: 'village', by: -1 },
	']': { do: 'village', by: 1 }
};

const digits = '123456789';

/** A key on a button, a link or the map is that one's own when it has a meaning there. */
const own: Readonly<Record<string, string>> = {
	Enter: 'button, a, summary, canvas, [role="menuitemcheckbox"]',
	ArrowDown: 'canvas, [role="menu"], [role="menuitemcheckbox"]',
	ArrowUp: 'canvas, [role="menu"], [role="menuitemcheckbox"]'
};

/** What a key asks for; null where it is somebody else's: typed into a field, in a dialog, with Ctrl, Alt or Meta. */
export function keyAsked(event: KeyboardEvent): KeyAsked | null {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
	const at = event.target instanceof Element ? event.target : null;
	if (at?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]')) return null;
	const ownedBy = own[event.key];
	if (ownedBy && at?.closest(ownedBy)) return null;
	if (event.key.length === 1 && digits.includes(event.key)) return { do: 'pick', index: digits.indexOf(event.key) };
	return plain[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}
