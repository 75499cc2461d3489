# Another program on a port: greets each client and hangs up after QUIT. Arguments as in listen-as.sh.
use strict;
use warnings;
use IO::Socket::IP;

my ($program, $address, $port, $greeting, $arguments) = @ARGV;
my $listener = IO::Socket::IP->new(LocalAddr => $address, LocalPort => $port, Listen => 5, ReuseAddr => 1, V6Only => 1)
  or die "cannot listen on $address port $port: $@";
# What ps shows.
$0 = join ' ', grep { defined && length } $program, $arguments;
if (open my $comm, '>', '/proc/self/comm') {
  print $comm $program =~ s{.*/}{}r;
  close $comm;
}
$SIG{PIPE} = 'IGNORE';
while (my $client = $listener->accept) {
  next unless $greeting;
  print $client "$greeting\r\n";
  while (my $line = <$client>) {
    print $client "221 bye\r\n";
    last;
  }
  close $client;
}
