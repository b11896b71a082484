/** 承包方式 of a household contract (CBJYQQDFS, domain.md §2.1.4). */
export const HOUSEHOLD_METHOD = '110';

/**
 * Whether a contract is a household's: by its method, or by the J that ends a 19-character number (CBHTBM = CBFBM 18 + J).
 * Household contracts are counted per village and nothing more (domain.md finding 9).
 */
export const isHousehold = (method: string | null, number: string): boolean =>
	method === HOUSEHOLD_METHOD || (number.length === 19 && /j$/i.test(number));
