// Written by Scripts/names/build_table.py. Do not edit.
#ifndef NAME_CUES_H
#define NAME_CUES_H
#include <stdint.h>

enum {
    NAME_CUE_BEING = 1,
    NAME_CUE_NAME = 2,
    NAME_CUE_SPEAKER = 4,
    NAME_CUE_CALL = 8,
    NAME_CUE_AUXILIARY = 16,
    NAME_CUE_AND = 32,
    NAME_CUE_WHO = 64,
    NAME_CUE_BY = 128,
    NAME_CUE_SAID = 256,
    NAME_CUE_ADDRESS = 512,
    NAME_CUE_PLACEPREFIX = 1024,
    NAME_CUE_POSSESSIVE = 2048,
    NAME_CUE_NEGATION = 4096,
    NAME_CUE_NOBILIARY = 8192,
    NAME_CUE_IMPORT = 16384,
    NAME_CUE_COPYRIGHT = 32768,
    NAME_CUE_FINDING = 65536,
};

/// The classes of a short cue word with this hash, 0 if it is none.
static inline uint32_t name_cues(uint64_t hash) {
    switch (hash) {
    case 0x584318ed5c29e726u: return 65536;  // algorithm
    case 0x6e906f63f77af01du: return 1;  // am
    case 0xdd7b72e3838b0abdu: return 32;  // and
    case 0xedc6e05104f4434cu: return 512;  // are
    case 0x6dc60e36e954384fu: return 256;  // asked
    case 0x25df4feac62c9f1au: return 1024;  // bad
    case 0x7258ad15840d7347u: return 1;  // ben
    case 0xcd9460419a030d87u: return 8193;  // bin
    case 0xa5ba9c5867152939u: return 128;  // by
    case 0xa39cdcb5211753d3u: return 32768;  // c
    case 0xabe703f4340d34cau: return 8;  // call
    case 0x3636e600e12e7fbau: return 8;  // called
    case 0xcd9ab7bed6c528d4u: return 8;  // calls
    case 0x33374d6a5223fa0fu: return 512;  // can
    case 0xecd4efceca8d167bu: return 1024;  // cape
    case 0x4f778cb08c83af0cu: return 65536;  // constant
    case 0xd9009e8d547a30c8u: return 32768;  // copr
    case 0xbcbfefee09966559u: return 32768;  // copyright
    case 0x5bf6d4ebe71a026au: return 1024;  // costa
    case 0xf879db9f6678bcf3u: return 512;  // could
    case 0xc2a5e32fd9f656bcu: return 128;  // da
    case 0xa9f8676732b94571u: return 8192;  // della
    case 0xc38ae496ebed02e9u: return 64;  // der
    case 0xe2d1c0b2cc284d09u: return 128;  // di
    case 0xa9fd6b2113b243cdu: return 256;  // dice
    case 0xab92605c614cd42du: return 528;  // did
    case 0xe47e09fd739f8c56u: return 256;  // dijo
    case 0x12f03fc9688bc0cfu: return 65536;  // disease
    case 0xa7bafcb94b4b8a6u: return 256;  // disse
    case 0xa196aec2fbfb4363u: return 256;  // dit
    case 0xa9156bff3ccd931cu: return 256;  // diz
    case 0x726d109b822753bau: return 512;  // do
    case 0xf98b5e3c487c5befu: return 16;  // does
    case 0xbf35bc8863291821u: return 512;  // don't
    case 0x79855499f70f125bu: return 128;  // door
    case 0xa8bfa811d737dda3u: return 8192;  // dos
    case 0x2fd8b1ce27d1e84au: return 33;  // e
    case 0xf551488a0b07e6d6u: return 1024;  // east
    case 0x57bd2dfeff185da0u: return 65536;  // effect
    case 0x52bf3fb2e1f810c3u: return 1024;  // el
    case 0xf2799b2e5233cd31u: return 32;  // en
    case 0xbb14a738385d6aedu: return 65536;  // equation
    case 0xaa5a86c6adc58ea8u: return 65536;  // equations
    case 0xe1febc12b93b1d66u: return 1;  // es
    case 0xb61b70f375133533u: return 1;  // est
    case 0x96a1aba8af682c31u: return 32;  // et
    case 0xcd1c8ac011a01e62u: return 4;  // eu
    case 0xed5c932661077403u: return 65536;  // formula
    case 0xb8e92c7110f4f0f5u: return 1024;  // fort
    case 0xb1e683c2ab671ed9u: return 16384;  // from
    case 0x39731e992e12dbffu: return 2;  // fullname
    case 0xdc338978695953bbu: return 16;  // had
    case 0x68c7741345c24ea9u: return 16;  // has
    case 0x8acabaf9d58ba90au: return 16;  // hat
    case 0x72ccef7ecffdd386u: return 512;  // have
    case 0xd030f8965ab86b92u: return 512;  // how
    case 0xee16cb44f5ad4d04u: return 516;  // i
    case 0xc39d0ac03785aa2du: return 512;  // i'm
    case 0xe655b356039e56e3u: return 8192;  // ibn
    case 0x540121ab5c323f85u: return 4;  // ich
    case 0x5863ee665f533266u: return 4;  // ik
    case 0x34a1a6eae8c9596cu: return 16384;  // import
    case 0x3cb046205b212a04u: return 16384;  // include
    case 0x9ba9cd95f6638279u: return 4;  // io
    case 0x86e98a32cfce7a9au: return 529;  // is
    case 0x95e2efeb4ced00e1u: return 17;  // ist
    case 0x2b6c87316398b67fu: return 512;  // it's
    case 0x37f6348cca5f0141u: return 4;  // je
    case 0xf216f1233e8bcb81u: return 1024;  // lake
    case 0x1bbf977f57ff7a38u: return 1024;  // las
    case 0xd6043ab08f5e857bu: return 65536;  // law
    case 0xaad415b6f76adb32u: return 65536;  // laws
    case 0x9735c45e265313fu: return 65536;  // lemma
    case 0x4f4e1b795cc6a2dbu: return 512;  // let
    case 0x5581d83ed6530443u: return 1024;  // los
    case 0xb6a7980e79f90290u: return 512;  // may
    case 0xc0c908459df4910fu: return 4;  // me
    case 0x6ae7c2cea8692b29u: return 65536;  // method
    case 0xfcc3c3e879c5b9c5u: return 65536;  // methods
    case 0x254a7f3eaf7c316u: return 4;  // mich
    case 0x571da5751c7626e3u: return 16384;  // module
    case 0x5f24a8348a489c71u: return 1024;  // mount
    case 0xb7725ab55a63228bu: return 512;  // my
    case 0xe6e8c8185eccff76u: return 2;  // naam
    case 0x7fcfea63eac53121u: return 2;  // name
    case 0xc0d431380ac03408u: return 2;  // names
    case 0x2f23a77b2fef216eu: return 8;  // nenn
    case 0xf9bcb19de5ee313u: return 8;  // nennen
    case 0x2032dda798fc2f9fu: return 1024;  // new
    case 0xb723f81f81254c63u: return 2;  // nom
    case 0x77a0fd0f6109b70cu: return 2;  // nombre
    case 0x555167b5c0ac99e3u: return 2;  // nome
    case 0x34254a62cb43482au: return 1024;  // north
    case 0x505799a21474fe33u: return 32;  // or
    case 0xb259897a7e575750u: return 16384;  // package
    case 0x807f54b03891ba62u: return 128;  // par
    case 0xc07b9245c2703dffu: return 65536;  // paradox
    case 0x27a27307aff4cbbbu: return 512;  // please
    case 0x6ac1565a8a98c1c6u: return 128;  // por
    case 0xe6edce876934d634u: return 1024;  // port
    case 0x447c6b7ea0b820c6u: return 65536;  // principle
    case 0x6b6ad3c4cbb2872au: return 1024;  // puerto
    case 0xb37c5de8ad8cd084u: return 64;  // qui
    case 0x8d35c88e70e0605au: return 64;  // quien
    case 0xe14ccd3827db3b3cu: return 65536;  // razor
    case 0x26072e9ae9c71084u: return 256;  // replied
    case 0xe2eda72fe1ca883du: return 16384;  // require
    case 0x9812d9267f09f77cu: return 1024;  // rio
    case 0x7c6d052182acd8a9u: return 65536;  // rule
    case 0x78dd21e8d5ab2421u: return 65536;  // rules
    case 0x51331734a31356a2u: return 2048;  // s
    case 0x2302ea6431a6b053u: return 256;  // sagt
    case 0x44e37b08bd2b2958u: return 256;  // sagte
    case 0x753dcd3ac730502u: return 256;  // said
    case 0x42e9666930e25150u: return 1024;  // saint
    case 0xf0d78ff7f9975370u: return 1024;  // san
    case 0x1b9edf7218beeb84u: return 1024;  // sankt
    case 0x3e57724879cb39a2u: return 1024;  // santa
    case 0x1ac2d1c436e4a8bcu: return 1024;  // santo
    case 0x61230de8edc5d96u: return 1024;  // sao
    case 0x4aa7e465036f68c9u: return 256;  // says
    case 0x2ccc089376d45890u: return 1;  // sono
    case 0x634e2b39f8dc0615u: return 1;  // sou
    case 0xee4163647f9feb6au: return 1024;  // south
    case 0xf3d6e4ab854f61cbu: return 1;  // soy
    case 0x9dde7abe6c53b6d9u: return 1024;  // st
    case 0x55c7dedc6c5b0910u: return 1;  // suis
    case 0xf32b9e349bb5e374u: return 65536;  // syndrome
    case 0x5e8695a8eff90f67u: return 4096;  // t
    case 0x741fd97cd813fc86u: return 8192;  // ter
    case 0xc7a4f61ba62c0772u: return 512;  // thank
    case 0x8d044d817ded5e97u: return 512;  // thanks
    case 0xe3f746678a4b33eau: return 512;  // that
    case 0xa06e65c77cb9b62au: return 65536;  // theorem
    case 0x2db131fa86ca83dfu: return 65536;  // theorems
    case 0xbf6c04abc36e63d3u: return 516;  // this
    case 0x5bfe3d357b03dceeu: return 32;  // und
    case 0x84b177afc2beca7au: return 16384;  // use
    case 0xcad5de6e2f4b90d0u: return 16384;  // using
    case 0xc6e0573b1bfc8b13u: return 8192;  // van
    case 0x7ef3610df9d6bb60u: return 1024;  // villa
    case 0x49141e8eb85a1a40u: return 8320;  // von
    case 0x20c01dcd2b6ea73au: return 16;  // war
    case 0x5da7a374f2f43b4cu: return 17;  // was
    case 0xa03d505d58c168a9u: return 512;  // we
    case 0x84a76c23cba60f0du: return 1024;  // west
    case 0x77016f21f9254ab4u: return 512;  // what
    case 0x8f390652075bce0fu: return 64;  // who
    case 0x99534f03db3fc097u: return 64;  // whom
    case 0x7f1d143425a16f54u: return 64;  // whose
    case 0xbbe4af1ffb4bc544u: return 512;  // why
    case 0xa36587d12e63b756u: return 528;  // will
    case 0x352f5ed883b9cabeu: return 528;  // would
    case 0x9e4bb6d3785ce763u: return 32;  // y
    case 0xab0b3312184fbb8eu: return 4;  // yo
    case 0x3bd227999bd65e86u: return 512;  // you
    case 0xe7d92d984cf7cdf7u: return 512;  // your
    case 0x72db78bcf0854e7eu: return 256;  // zegt
    case 0x4e4dc63005001027u: return 256;  // zei
    default: return 0;
    }
}

#endif
