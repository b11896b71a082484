/** A file on its way in, for the list of those that wait. */
export interface WaitingFile {
	id: string;
	name: string;
	kind: string;
	state: 'uploaded' | 'read' | 'refused';
	/** The job that accepts it. */
	job: string | null;
	at: Date;
}
