/** A field of a form, and what it starts with. */
export interface FieldSpec {
	name: string;
	kind: 'text' | 'area' | 'day' | 'moment' | 'count' | 'money' | 'choice' | 'check';
	label: string;
	value: string;
	required?: boolean;
	hint?: string;
	options?: readonly { value: string; label: string; group?: string }[];
	unit?: string;
	/** Shown while another field has one of these values. */
	when?: { field: string; is: string };
}

/** Something somebody is asked to fill in, and what is sent of it. */
export interface AskedAct {
	act: string;
	title: string;
	note?: string;
	fields: readonly FieldSpec[];
	/** What goes along with the fields. */
	body: (values: Readonly<Record<string, string>>) => object;
	address?: string;
}
