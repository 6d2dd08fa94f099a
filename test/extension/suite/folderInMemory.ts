import * as vscode from 'vscode';

/** What a file in memory is: its bytes, one that nobody may read, or a link. */
type Content = Uint8Array | 'unreadable' | 'link';

interface Behaviour {
  /** The file is another one after it was read. */
  readonly isGrowing?: boolean;
  /** Milliseconds before a file is read. */
  readonly delay?: number;
}

const SCHEME = 'rdpdiag-folder';

/** Folders in memory, the same in every extension host, with files that cannot be read. */
export class FolderInMemory implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Content>();
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  /** How often a file was read so far. */
  reads = 0;
  #isThere = false;
  #time = 1;

  uri(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: SCHEME, path });
  }

  /** Puts files into a folder by their relative paths. */
  fill(folder: string, files: Readonly<Record<string, Content>>, behaviour: Behaviour = {}): void {
    if (!this.#isThere) vscode.workspace.registerFileSystemProvider(SCHEME, this);
    this.#isThere = true;
    this.#time++;
    this.#behaviours.set(folder, behaviour);
    for (const [name, content] of Object.entries(files)) this.#files.set(`${folder}/${name}`, content);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const content = this.#files.get(path);
    const isFolder = [...this.#files.keys()].some((name) => name.startsWith(`${path}/`));
    if (content === undefined && !isFolder) throw vscode.FileSystemError.FileNotFound(path);
    const size = content instanceof Uint8Array ? content.length : 0;
    return { type: isFolder ? vscode.FileType.Directory : vscode.FileType.File, ctime: 0, mtime: this.#time, size };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const entries = new Map<string, vscode.FileType>();
    for (const [name, content] of this.#files) {
      if (!name.startsWith(`${path}/`)) continue;
      const [first = '', ...rest] = name.slice(path.length + 1).split('/');
      const type = content === 'link' ? vscode.FileType.SymbolicLink | vscode.FileType.File : vscode.FileType.File;
      entries.set(first, rest.length > 0 ? vscode.FileType.Directory : type);
    }
    return [...entries];
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    const content = this.#files.get(path);
    if (content === undefined) throw vscode.FileSystemError.FileNotFound(path);
    if (!(content instanceof Uint8Array)) throw vscode.FileSystemError.NoPermissions(path);
    const behaviour = this.#behaviours.get(path.slice(0, path.lastIndexOf('/')));
    if (behaviour?.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, behaviour.delay));
    if (behaviour?.isGrowing) this.#time++;
    this.reads++;
    return content;
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.#files.set(path, content);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  createDirectory(): void {}

  delete({ path }: vscode.Uri): void {
    this.#files.delete(path);
  }

  rename(): void {}
}
