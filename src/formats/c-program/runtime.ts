/** The C around the calls: what makes them, compares what came of them, and reads the program's own map. */
import type { Part } from './c-calls';

export const INCLUDES = `#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>`;

export const COMPARING = `#define PAGE 4096L

/* What was counted, for all processes of the program. */
static struct tally { int same, differ, left; int areas_same, areas_differ; } own_tally, *tally = &own_tally;

/* A result as the kernel gives it: errors as negative numbers. */
static long result(long value)
{
	return value == -1 ? -errno : value;
}
#define CALL(made) result((long)(made))

static const struct { int number; const char *name; } errors[] = {
	{ EPERM, "EPERM" }, { ENOENT, "ENOENT" }, { EBADF, "EBADF" }, { EAGAIN, "EAGAIN" }, { ENOMEM, "ENOMEM" },
	{ EACCES, "EACCES" }, { EFAULT, "EFAULT" }, { EBUSY, "EBUSY" }, { EEXIST, "EEXIST" }, { ENODEV, "ENODEV" },
	{ EINVAL, "EINVAL" }, { ETXTBSY, "ETXTBSY" }, { ENOSYS, "ENOSYS" }, { EOVERFLOW, "EOVERFLOW" },
	{ EOPNOTSUPP, "EOPNOTSUPP" }, { EIO, "EIO" }, { EINTR, "EINTR" },
};

static const char *in_words(long value, char text[32])
{
	if (value < 0 && value > -4096)
		for (size_t k = 0; k < sizeof errors / sizeof *errors; k++)
			if (errors[k].number == -value)
				return errors[k].name;
	snprintf(text, 32, value > 9999 || value < -4095 ? "0x%lx" : "%ld", value);
	return text;
}

/* One line: the call, what this kernel says, what the model says. The address to go on with is returned. */
static long compare(const char *call, long got, long said)
{
	char a[32], b[32];
	int is_same = got == said;
	if (is_same)
		tally->same++;
	else
		tally->differ++;
	printf("%c %-78s %-16s %s\\n", is_same ? '=' : '!', call, in_words(got, a), in_words(said, b));
	return got < 0 && got > -4096 ? said : got;
}

static __attribute__((unused)) void leave_out(const char *call, const char *why)
{
	tally->left++;
	printf("- %-78s %s\\n", call, why);
}`;

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
static void show_span(unsigned long start, unsigned long end, const struct area *said, int count)
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

export const PARTS: { readonly [P in Part]: string } = {
  touch: `static sigjmp_buf fault;

static void on_fault(int signal)
{
	(void)signal;
	siglongjmp(fault, 1);
}

/* Each page in turn, up to the first that cannot be had; the number of pages. */
static long touch(char *from, unsigned long length, int is_write)
{
	volatile char *end = from + length;
	volatile char *volatile at = (char *)((unsigned long)from & -PAGE);
	volatile long pages = 0;
	if (sigsetjmp(fault, 1)) {
		errno = EFAULT;
		return -1;
	}
	for (; at < end; at += PAGE, pages++) {
		if (is_write)
			*at = 1;
		else
			(void)*at;
	}
	return pages;
}`,
  populate: `/* Each page is made present, by a write where that is allowed; what cannot be had is passed over. */
static long populate(char *from, unsigned long length)
{
	for (char *at = from; at < from + length; at += PAGE)
		if (touch(at, 1, 1) < 0)
			touch(at, 1, 0);
	return 0;
}`,
  brk: `/* Where the script's heap begins: a page of this program's own. */
static char *heap;

static void find_heap(void)
{
	heap = (char *)((syscall(SYS_brk, 0L) + PAGE - 1) & -PAGE);
	syscall(SYS_brk, heap);
}`,
  files: '',
  limit: `#include <linux/capability.h>

/* Root's right to lock as much as it likes is given up: RLIMIT_MEMLOCK is to count. */
static void drop_lock_right(void)
{
	struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct sets[2];
	if (syscall(SYS_capget, &head, sets) < 0)
		return;
	sets[0].effective &= ~(1U << CAP_IPC_LOCK);
	syscall(SYS_capset, &head, sets);
}

/* What the program itself has is added to the limit: the script's process begins empty. */
static unsigned long own_size, own_data;

static unsigned long status_of(const char *field)
{
	static char text[1 << 14];
	int fd = open("/proc/self/status", O_RDONLY);
	ssize_t length = read(fd, text, sizeof text - 1);
	close(fd);
	text[length > 0 ? length : 0] = 0;
	const char *found = strstr(text, field);
	return found ? strtoul(found + strlen(field), NULL, 10) * 1024 : 0;
}

static void find_own_size(void)
{
	own_size = status_of("VmSize:");
	own_data = status_of("VmData:");
}

static long limit(int resource, unsigned long value)
{
	unsigned long own = resource == RLIMIT_AS ? own_size : resource == RLIMIT_DATA ? own_data : 0;
	struct rlimit both;
	getrlimit(resource, &both);
	both.rlim_cur = value == RLIM_INFINITY ? RLIM_INFINITY : value + own;
	return setrlimit(resource, &both);
}`,
  userfault: `#include <linux/userfaultfd.h>

static int *last_watcher;

/* Watched for writes only, so that nothing waits for an answer. */
static long watch(char *from, unsigned long length, int *watcher)
{
	struct uffdio_register range = {
		.range = { (unsigned long)from, length }, .mode = UFFDIO_REGISTER_MODE_WP
	};
	if (*watcher < 0) {
		struct uffdio_api api = { .api = UFFD_API, .features = UFFD_FEATURE_PAGEFAULT_FLAG_WP };
		*watcher = syscall(SYS_userfaultfd, O_CLOEXEC);
		if (*watcher < 0 || ioctl(*watcher, UFFDIO_API, &api) < 0)
			return -1;
	}
	last_watcher = watcher;
	return ioctl(*watcher, UFFDIO_REGISTER, &range);
}

static __attribute__((unused)) long unwatch(char *from, unsigned long length)
{
	struct uffdio_range range = { (unsigned long)from, length };
	return ioctl(last_watcher ? *last_watcher : -1, UFFDIO_UNREGISTER, &range);
}`,
  processes: `/* Which process of the script this one is. They take turns: who has none waits for its pipe. */
static int me = 1;

static __attribute__((unused)) void hand_over(const char *call, int from, int to)
{
	char token = 0;
	fflush(stdout);
	if (from == to)
		return;
	if (me == from && write(gate[to][1], &token, 1) != 1)
		_exit(1);
	if (me == to && read(gate[to][0], &token, 1) != 1)
		_exit(1);
	if (me == to && call)
		printf("  %s\\n", call);
}

static __attribute__((unused)) void leave(int who)
{
	if (me != who)
		return;
	fflush(stdout);
	_exit(0);
}`,
};
