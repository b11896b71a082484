import { personName } from './names.ts';
import type { Random } from '#core/random.ts';

/** Names of one village's people, each once: a survey that knows only a name must mean one person. */
export interface People {
	next(): string;
}

export function people(random: Random): People {
	const known = new Set<string>();
	return {
		next() {
			let name = personName(random);
			while (known.has(name)) name = personName(random);
			known.add(name);
			return name;
		}
	};
}
