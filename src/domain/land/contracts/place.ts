/** A township or a village as lists and filters name it. */
export interface NamedPlace {
	code: string;
	name: string;
	/** Of a village. */
	township: string | null;
	number: number;
}
