/** The C that only some calls need. */
import type { Part } from './c-calls';

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
#ifndef UFFD_USER_MODE_ONLY
#define UFFD_USER_MODE_ONLY 1
#endif

static int *last_watcher;

/* Watched for writes only, so that nothing waits for an answer. */
static long watch(char *from, unsigned long length, int *watcher)
{
	struct uffdio_register range = {
		.range = { (unsigned long)from, length }, .mode = UFFDIO_REGISTER_MODE_WP
	};
	if (*watcher < 0) {
		struct uffdio_api api = { .api = UFFD_API, .features = UFFD_FEATURE_PAGEFAULT_FLAG_WP };
		/* Without a special right only what happens in the program itself may be watched. */
		*watcher = syscall(SYS_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);
		if (*watcher < 0)
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
  names: `static long name_memory(char *from, unsigned long length, const char *name)
{
	static int is_told;
	long named = prctl(PR_SET_VMA, PR_SET_VMA_ANON_NAME, from, length, name);
	if (named < 0 && errno == EINVAL && !is_told++) {
		printf("  a kernel that was built without CONFIG_ANON_VMA_NAME refuses every name:\\n");
		errno = EINVAL;
	}
	return named;
}`,
};

export const TURNS = `/* Which process of the script this one is. They take turns: who has none waits for its pipe. */
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
}`;
