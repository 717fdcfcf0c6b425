/** The C around the calls: what makes them and compares what came of them. */

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
#include <sys/personality.h>
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
