/** The C that reads the program's own map and shows it beside the model's. */
export const MAPS = `static char maps[4 << 20];

/* This program's own map, as text. */
static void read_maps(void)
{
	size_t length = 0;
	int fd = open("/proc/self/maps", O_RDONLY);
	for (ssize_t more = 1; fd >= 0 && more > 0 && length < sizeof maps - 1; length += more > 0 ? more : 0)
		more = read(fd, maps + length, sizeof maps - 1 - length);
	maps[length] = 0;
	close(fd);
}

/* One area: of anonymous memory the file is -1, of shared anonymous memory -2. */
struct area { unsigned long start, end; char perm[5]; unsigned long offset; int file; };

/* The next line of the map that says something about [start, end), cut to it. */
static const char *next_area(const char *at, unsigned long start, unsigned long end, struct area *area)
{
	while (*at) {
		unsigned long inode;
		char name[9] = "";
		int fields = sscanf(at, "%lx-%lx %4s %lx %*x:%*x %lu %8[^\\n]", &area->start, &area->end, area->perm,
				    &area->offset, &inode, name);
		const char *newline = strchr(at, '\\n');
		at = newline ? newline + 1 : at + strlen(at);
		if (fields < 5 || area->end <= start || area->start >= end)
			continue;
		area->file = file_of(inode, name);
		if (area->start < start)
			area->start = start;
		if (area->end > end)
			area->end = end;
		return at;
	}
	return NULL;
}

static void print_area(const char *who, const struct area *area)
{
	printf("%s %012lx-%012lx %s", who, area->start, area->end, area->perm);
	if (area->file != -1)
		printf(" %08lx %s", area->offset, area->file >= 0 ? file_name(area->file) : "shared anonymous memory");
	printf("\\n");
}

static int is_same_area(const struct area *a, const struct area *b)
{
	return a->start == b->start && a->end == b->end && !strcmp(a->perm, b->perm) && a->file == b->file &&
	       (a->file == -1 || a->offset == b->offset);
}

static void count_area(const char *mark, const struct area *area)
{
	if (*mark == '=')
		tally->areas_same++;
	else
		tally->areas_differ++;
	print_area(mark, area);
}

/* The next of the model's areas, from k on, that has to do with [start, end). */
static int next_said(const struct area *said, int count, int k, unsigned long start, unsigned long end)
{
	while (k < count && (said[k].end <= start || said[k].start >= end))
		k++;
	return k;
}

/* Both maps, area by area: = both, ! this kernel's only, ? the model's only. */
static __attribute__((unused)) void show_span(unsigned long start, unsigned long end, const struct area *said, int count)
{
	struct area real;
	const char *at = next_area(maps, start, end, &real);
	int k = next_said(said, count, 0, start, end);
	while (at || k < count) {
		int is_both = at && k < count && is_same_area(&real, &said[k]);
		int is_real = at && (is_both || k == count || real.start <= said[k].start);
		count_area(is_both ? "=" : is_real ? "!" : "?", is_real ? &real : &said[k]);
		if (is_both || !is_real)
			k = next_said(said, count, k + 1, start, end);
		if (is_real)
			at = next_area(at, start, end, &real);
	}
}`;

export const NO_FILES = `static int file_of(unsigned long inode, const char *name)
{
	return inode == 0 ? -1 : strncmp(name, "/dev/zer", 8) ? -3 : -2;
}

static const char *file_name(int file)
{
	return file >= 0 ? "" : "?";
}`;
