/** What a form may choose from: only what whoever fills it in may write about. */
export interface RegisterOptions {
	county: { code: string; name: string; open: boolean };
	townships: readonly {
		code: string;
		name: string;
		open: boolean;
		villages: readonly { code: string; name: string }[];
	}[];
	zones: readonly { code: string; name: string }[];
	/** Teams, people and stations, by kind of field. */
	records: Readonly<Record<string, readonly { id: string; name: string }[]>>;
}
