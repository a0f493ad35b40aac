"""Programs that people start by hand: what tells a command without a prompt from other text.

Source: the contents of GNU coreutils, util-linux, procps, iproute2, systemd and OpenSSH, package managers,
version control, containers, databases' clients, and build tools, as their manuals name them.
"""

from __future__ import annotations

_FILES = """
    cat tac head tail less more ls ll la dir cp mv rm ln mkdir rmdir touch chmod chown chgrp stat file find
    locate updatedb du df dd shred split csplit cut paste join sort uniq wc tr sed awk gawk grep egrep fgrep rg
    ag fd xargs tee diff cmp comm patch tar gzip gunzip zcat bzip2 xz zstd unxz zip unzip 7z cpio rsync scp sftp
    md5sum sha1sum sha256sum sha512sum base64 xxd hexdump od strings readlink realpath basename dirname mktemp
    vi vim nvim nano emacs ed code jq yq column rename truncate install iconv nkf envsubst printf
"""
_SYSTEM = """
    sudo su doas whoami who w id groups last lastlog uname hostname hostnamectl uptime date timedatectl hwclock
    ps top htop kill killall pkill pgrep nice renice nohup time timeout watch free vmstat iostat mpstat sar
    lsof fuser strace ltrace gdb perf bpftrace systemctl journalctl loginctl localectl systemd-analyze service
    chkconfig update-rc.d initctl crontab at logger dmesg sysctl modprobe lsmod insmod rmmod lsblk blkid lsusb
    lspci lscpu lshw dmidecode fdisk gdisk parted mkfs mkfs.ext4 mkfs.xfs fsck e2fsck tune2fs resize2fs mount umount
    swapon swapoff mdadm pvcreate vgcreate lvcreate lvextend vgs lvs pvs zpool zfs btrfs smartctl hdparm useradd
    usermod userdel adduser groupadd passwd chpasswd visudo chsh chroot reboot shutdown poweroff halt exit logout
    export source alias unalias set unset env printenv which whereis type man info history echo cd pwd pushd popd
    read eval exec test true false sleep seq yes clear reset tmux screen ulimit umask getent semanage setenforce
    getenforce restorecon firewall-cmd ufw iptables ip6tables nft pcs crm grub-install update-grub dracut
    virsh virt-install qemu-img qemu-system-x86_64 VBoxManage esxcli multipass raspi-config loadkeys setfacl getfacl
"""
_NETWORK = """
    ip ifconfig ifup ifdown route netstat ss ping ping6 traceroute tracepath mtr dig nslookup host whois curl
    wget http nc ncat telnet ssh ssh-keygen ssh-copy-id ssh-add ssh-agent ssh-keyscan openssl gpg gpg2 certbot
    tcpdump tshark nmap arp ethtool iw iwconfig nmcli nmtui brctl bridge wg wg-quick openvpn ab wrk iperf iperf3
    snmpwalk snmpget ntpq ntpdate chronyc rndc named-checkconf exportfs showmount smbclient aria2c
"""
_PACKAGES = """
    apt apt-get apt-cache apt-key add-apt-repository dpkg dpkg-reconfigure yum dnf rpm zypper pacman yay apk emerge
    brew port snap flatpak nix nix-env nix-shell guix pkg pip pip3 pipx pipenv poetry uv conda mamba virtualenv pyenv
    python python2 python3 ipython jupyter pytest tox ruby irb gem bundle bundler rails rake rbenv rvm perl cpan cpanm
    php composer artisan node npm npx yarn pnpm bun deno nvm nodenv volta corepack tsc eslint vite webpack gulp grunt
    go gofmt cargo rustc rustup java javac jar mvn gradle ./gradlew sbt lein clojure scala kotlin dotnet nuget mono
    ghc ghci cabal stack elixir mix iex erl rebar3 julia R Rscript lua luarocks swift xcodebuild xcode-select pod
    gcc g++ clang cc make cmake ninja meson autoconf automake configure ./configure ld nm objdump readelf valgrind
    git hg svn gh glab tig pre-commit choco winget scoop hugo jekyll hexo gatsby textlint asdf direnv mise
"""
_SERVERS = """
    docker docker-compose podman buildah skopeo crictl ctr nerdctl runc containerd kubectl kubeadm kubelet k3s k9s
    helm helmfile kustomize minikube kind oc eksctl istioctl argocd flux etcdctl vagrant packer terraform terragrunt
    tofu pulumi ansible ansible-playbook ansible-galaxy ansible-vault puppet chef knife salt nomad consul vault aws
    gcloud gsutil az doctl heroku netlify vercel firebase flyctl serverless sam cdk s3cmd mysql mysqldump mysqladmin
    mysqld mariadb psql pg_dump pg_restore pg_ctl createdb dropdb createuser sqlite3 mongo mongosh mongodump redis-cli
    redis-server influx clickhouse-client cqlsh nginx apachectl apache2ctl httpd a2ensite a2enmod htpasswd
    postfix postmap postqueue postconf newaliases mail sendmail doveadm zabbix_get zabbix_sender supervisorctl
    rabbitmqctl kafka-topics.sh hadoop hdfs spark-submit zkCli.sh logrotate rsyslogd ffmpeg ffprobe convert identify
    youtube-dl yt-dlp wine cowsay mackerel-plugin mkr consul-template dig pdftotext pandoc platex lualatex
"""
COMMANDS = frozenset((_FILES + _SYSTEM + _NETWORK + _PACKAGES + _SERVERS).split())

_ALSO_WORDS = """
    date time file more head tail host install set test true false read exit type info history service at who w
    find sort cut split join paste watch port make go stack mix code screen last column top yes stat mount id less
    source convert identify clear reset salt chef vault hash vi ed cc apt kind consul mail mono
"""
WORDS = frozenset(_ALSO_WORDS.split())
"""Those that are words of prose or keys of a file too: what follows must look like an argument."""
