import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.transport.body import Body, BodyError


def read(encoding: str, data: bytes, *, limit: int = 1 << 20, piece: int = 7) -> bytes:
    body = Body(encoding, limit)
    for start in range(0, len(data), piece):
        body.feed(data[start : start + piece])
    return body.whole()


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@given(st.binary(max_size=2000), st.integers(1, 3000))
def test_every_body_comes_back_as_it_was(data: bytes, piece: int) -> None:
    assert read("", data, piece=piece) == data
    assert read("Identity ", data, piece=piece) == data
    assert read("GZip", gzip.compress(data), piece=piece) == data
    assert read("x-gzip", gzip.compress(data), piece=piece) == data
    assert read("deflate", zlib.compress(data), piece=piece) == data
    assert read("deflate", bare(data), piece=piece) == data


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_cut_or_lengthened_gzip_is_never_taken(data: bytes, draw: st.DataObject) -> None:
    packed = gzip.compress(data)
    cut = packed[: draw.draw(st.integers(1, len(packed) - 1))]
    with pytest.raises(BodyError, match="cut"):
        read("gzip", cut)
    with pytest.raises(BodyError, match="behind"):
        read("gzip", packed + b"\n")


@pytest.mark.parametrize("encoding", ["gzip, gzip", "gzip,identity", "br", "zstd", "deflate, gzip", "\x1b[31m"])
def test_other_and_several_encodings_are_refused_in_our_own_words(encoding: str) -> None:
    with pytest.raises(BodyError, match="used a content-encoding that was not asked for"):
        Body(encoding, 10)


def test_nothing_at_all_is_an_empty_body_in_any_encoding() -> None:
    body = Body("gzip", 10)
    body.feed(b"")
    assert body.whole() == b""


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_is_not_compressed_is_refused(encoding: str) -> None:
    with pytest.raises(BodyError, match=f"not {encoding}"):
        read(encoding, b"<html>maintenance</html>", piece=100)


@pytest.mark.parametrize(("size", "fits"), [(99, True), (100, True), (101, False), (5000, False)])
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_limit_counts_decoded_bytes(encoding: str, size: int, fits: bool) -> None:
    data = b"a" * size
    packed = gzip.compress(data) if encoding else data
    if fits:
        assert read(encoding, packed, limit=100) == data
    else:
        with pytest.raises(BodyError, match="more than 100 bytes"):
            read(encoding, packed, limit=100)


def test_empty_blocks_without_end_are_cut_off_by_what_came_over_the_wire() -> None:
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    endless = packer.compress(b"") + b"".join(packer.flush(zlib.Z_FULL_FLUSH) + b"\0\0\0\xff\xff" for _ in range(100))
    with pytest.raises(BodyError, match="more than 200 bytes"):
        read("gzip", endless, limit=200)


def test_a_bomb_never_inflates_beyond_the_limit() -> None:
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    assert len(bomb) < 100_000
    tracemalloc.start()
    try:
        with pytest.raises(BodyError, match="more than 1048576 bytes"):
            read("gzip", bomb, piece=1 << 16)
        assert tracemalloc.get_traced_memory()[1] < 3 << 20
    finally:
        tracemalloc.stop()
