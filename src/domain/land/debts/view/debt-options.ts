/** Villages that whoever fills a form in may write about, under their townships. */
export interface DebtPlaces {
	townships: readonly { code: string; name: string; villages: readonly { code: string; name: string }[] }[];
}
