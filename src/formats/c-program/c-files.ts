/** The files of a session: each is memory with a name (memfd_create), so nothing is left on the disk. */
import { type FileId, type InodeId, tableGet, tableValues, type World } from '../../engine';
import { cNumber } from './c-numbers';
import { cLabel } from './c-text';

export interface Files {
  /** The inodes of regular files, as they are numbered in the program. */
  readonly inodes: readonly InodeId[];
  /** Every struct file of these. */
  readonly ids: readonly FileId[];
}

export function filesOf(world: World): Files {
  const inodes = tableValues(world.inodes).filter(({ kind }) => kind === 'regular');
  const numbers = inodes.map(({ id }) => id);
  const files = tableValues(world.files).filter(({ inode }) => numbers.includes(inode));
  return { inodes: numbers, ids: files.map(({ id }) => id) };
}

/** An expression: the file opened once more, with the rights of that struct file. */
export function cOpen(world: World, { inodes }: Files, id: FileId): string {
  const file = tableGet(world.files, id);
  const index = file === undefined ? -1 : inodes.indexOf(file.inode);
  const mode = !file?.writable ? 'O_RDONLY' : file.readable ? 'O_RDWR' : 'O_WRONLY';
  return `open_file(${index}, ${mode})`;
}

/** The table of files, and what makes them. */
export function cFiles(world: World, { inodes, ids }: Files): string {
  const rows = inodes.map((id) => {
    const inode = tableGet(world.inodes, id);
    return `\t{ ${cLabel(inode?.name ?? '')}, ${cNumber(inode?.pages ?? 0)} * PAGE, -1, 0 },`;
  });
  return `/* The files of the script: memory with a name, so that nothing is left on the disk. */
static struct { const char *name; long size; int fd; unsigned long inode; } files[] = {
${rows.join('\n')}
};
static int ${ids.map((id) => `fd_${id} = -1`).join(', ')};

static void make_files(void)
{
	for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
		struct stat about = { 0 };
		files[k].fd = memfd_create("vmascope", 0);
		if (files[k].fd < 0 || ftruncate(files[k].fd, files[k].size) < 0 || fstat(files[k].fd, &about) < 0)
			perror("a file of the script");
		files[k].inode = about.st_ino;
	}
}

/* A new struct file of the same inode. */
static int open_file(int file, int mode)
{
	char path[32];
	if (file < 0)
		return -1;
	snprintf(path, sizeof path, "/proc/self/fd/%d", files[file].fd);
	return open(path, mode);
}

static int file_of(unsigned long inode, const char *name)
{
	if (inode == 0)
		return -1;
	for (size_t k = 0; k < sizeof files / sizeof *files; k++)
		if (files[k].inode == inode)
			return k;
	return strncmp(name, "/dev/zer", 8) ? -3 : -2;
}

static const char *file_name(int file)
{
	return file >= 0 ? files[file].name : "?";
}`;
}
