/** A one-time link as it is told once to whoever invited. */
export interface GivenLink {
	readonly id: string;
	readonly name: string;
	readonly userName: string;
	readonly organisation: string | null;
	readonly link: string;
	readonly expires: string;
}
