/** The part of yazl that is used here; it ships no types of its own. */
declare module 'yazl' {
	export class ZipFile {
		readonly outputStream: NodeJS.ReadableStream;
		addBuffer(buffer: Buffer, metadataPath: string): void;
		addReadStream(stream: NodeJS.ReadableStream, metadataPath: string): void;
		end(): void;
	}
	const yazl: { ZipFile: typeof ZipFile };
	export default yazl;
}
