import type { Language } from '#core/language.ts';

/** A request that is refused before anything is looked up. */
export interface Refused {
	readonly status: 401 | 403 | 413 | 429 | 503;
	readonly reason:
		| 'request.foreign'
		| 'request.too_large'
		| 'request.too_many'
		| 'county.none'
		| 'session.missing'
		| 'second_factor.missing'
		| 'second_factor.export'
		| 'password.outworn'
		| 'permission.missing';
	/** To wait, where asking again will do. */
	readonly seconds?: number;
}

/** In which form and language its asker can be told. */
export interface Refusing {
	readonly path: string;
	readonly accept: string;
	readonly id: string;
	readonly language: Language;
}
