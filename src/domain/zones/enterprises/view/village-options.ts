/** Villages to choose from, by their townships. */
export interface TownshipVillages {
	code: string;
	name: string;
	villages: readonly { code: string; name: string }[];
}
